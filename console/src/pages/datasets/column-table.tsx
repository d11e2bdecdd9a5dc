import { mergeClasses } from '@fluentui/react-components';
import type { ColumnSamples, DatasetColumn } from '@partner-insights/client/browser';
import { useSamples } from '../../api/use-dataset-facts.ts';
import { Mono } from '../../components/mono.tsx';
import { Sensitivity } from '../../components/sensitivity.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { ChooseAllBox, ChooseBox } from './choose-box.tsx';
import { SampleList } from './sample-list.tsx';
import { useTableStyles } from './table-styles.ts';
import type { Choice } from './use-choice.ts';

interface Props {
  readonly datasetName: string;
  readonly columns: readonly DatasetColumn[];
  readonly choice: Choice;
}

export function ColumnTable({ datasetName, columns, choice }: Props) {
  const styles = useTableStyles();
  const { name, type, meaning } = useI18n().texts.datasets;
  const samples = useSamples(datasetName);
  const samplesOf = new Map(samples.data?.columns.map((column) => [column.name, column]));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <td className={styles.box}>
            <ChooseAllBox names={columns.map((column) => column.name)} choice={choice} />
          </td>
          <th className={styles.name}>{name}</th>
          <th className={mergeClasses(styles.beside, styles.type)}>{type}</th>
          <th className={styles.beside}>{meaning}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <ColumnRow
            key={column.name}
            column={column}
            choice={choice}
            samples={samplesOf.get(column.name)}
            isWaiting={samples.isPending && !column.withheld}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly column: DatasetColumn;
  readonly choice: Choice;
  readonly samples: ColumnSamples | undefined;
  readonly isWaiting: boolean;
}

function ColumnRow({ column, choice, samples, isWaiting }: RowProps) {
  const styles = useTableStyles();
  const { unit } = useI18n().texts.datasets;
  const meaning = <Meaning column={column} samples={samples} isWaiting={isWaiting} />;
  return (
    <tr className={mergeClasses(choice.names.has(column.name) && styles.chosen)}>
      <td className={styles.box}>
        <ChooseBox name={column.name} choice={choice} />
      </td>
      <th scope="row">
        <Mono strong>{column.name}</Mono>
        <span className={styles.below}>
          <Mono>{column.type}</Mono>
        </span>
        <Sensitivity kind={column.sensitivity} withheld={column.withheld} />
        <div className={styles.below}>{meaning}</div>
      </th>
      <td className={styles.beside}>
        <Mono>{column.type}</Mono>
        {column.unit && <span className={styles.note}>{unit(column.unit)}</span>}
      </td>
      <td className={styles.beside}>{meaning}</td>
    </tr>
  );
}

function Meaning({ column, samples, isWaiting }: Omit<RowProps, 'choice'>) {
  const styles = useTableStyles();
  const { texts, formats } = useI18n();
  return (
    <>
      <span lang="en">{column.description}</span>
      {column.aliases.length > 0 && (
        <span className={styles.note}>{texts.datasets.aliases(formats.list(column.aliases))}</span>
      )}
      <SampleList samples={samples} isWaiting={isWaiting} />
    </>
  );
}
