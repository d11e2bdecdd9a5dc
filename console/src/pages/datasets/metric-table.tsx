import { mergeClasses } from '@fluentui/react-components';
import type { DatasetMetric } from '@partner-insights/client/browser';
import { Mono } from '../../components/mono.tsx';
import { Sensitivity } from '../../components/sensitivity.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { ChooseAllBox, ChooseBox } from './choose-box.tsx';
import { useTableStyles } from './table-styles.ts';
import type { Choice } from './use-choice.ts';

interface Props {
  readonly metrics: readonly DatasetMetric[];
  readonly choice: Choice;
}

export function MetricTable({ metrics, choice }: Props) {
  const styles = useTableStyles();
  const { name, formula, meaning } = useTexts().datasets;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <td className={styles.box}>
            <ChooseAllBox names={metrics.map((metric) => metric.name)} choice={choice} />
          </td>
          <th className={styles.name}>{name}</th>
          <th className={mergeClasses(styles.beside, styles.formula)}>{formula}</th>
          <th className={styles.beside}>{meaning}</th>
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <MetricRow key={metric.name} metric={metric} choice={choice} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly metric: DatasetMetric;
  readonly choice: Choice;
}

function MetricRow({ metric, choice }: RowProps) {
  const styles = useTableStyles();
  const { unit } = useTexts().datasets;
  return (
    <tr className={mergeClasses(choice.names.has(metric.name) && styles.chosen)}>
      <td className={styles.box}>
        <ChooseBox name={metric.name} choice={choice} />
      </td>
      <th scope="row">
        <Mono strong>{metric.name}</Mono>
        <span className={styles.below}>
          <Mono>{metric.formula}</Mono>
        </span>
        <Sensitivity withheld={metric.withheld} />
        <span className={styles.below} lang="en">
          {metric.description}
        </span>
      </th>
      <td className={styles.beside}>
        <Mono>{metric.formula}</Mono>
        {metric.unit && <span className={styles.note}>{unit(metric.unit)}</span>}
      </td>
      <td className={styles.beside} lang="en">
        {metric.description}
      </td>
    </tr>
  );
}
