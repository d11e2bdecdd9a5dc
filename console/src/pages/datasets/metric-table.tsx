import { mergeClasses } from '@fluentui/react-components';
import type { DatasetMetric } from '@partner-insights/client/browser';
import { Mono } from '../../components/mono.tsx';
import { Sensitivity } from '../../components/sensitivity.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { useTableStyles } from './table-styles.ts';

export function MetricTable({ metrics }: { readonly metrics: readonly DatasetMetric[] }) {
  const styles = useTableStyles();
  const { name, formula, meaning } = useTexts().datasets;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={styles.name}>{name}</th>
          <th className={mergeClasses(styles.second, styles.formula)}>{formula}</th>
          <th>{meaning}</th>
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <MetricRow key={metric.name} metric={metric} />
        ))}
      </tbody>
    </table>
  );
}

function MetricRow({ metric }: { readonly metric: DatasetMetric }) {
  const styles = useTableStyles();
  const { unit } = useTexts().datasets;
  return (
    <tr>
      <th scope="row">
        <Mono strong>{metric.name}</Mono>
        <span className={styles.below}>
          <Mono>{metric.formula}</Mono>
        </span>
        <Sensitivity withheld={metric.withheld} />
      </th>
      <td className={styles.second}>
        <Mono>{metric.formula}</Mono>
        {metric.unit && <span className={styles.note}>{unit(metric.unit)}</span>}
      </td>
      <td lang="en">{metric.description}</td>
    </tr>
  );
}
