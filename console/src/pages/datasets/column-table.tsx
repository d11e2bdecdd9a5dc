import { mergeClasses } from '@fluentui/react-components';
import type { DatasetColumn } from '@partner-insights/client/browser';
import { Mono } from '../../components/mono.tsx';
import { Sensitivity } from '../../components/sensitivity.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { useTableStyles } from './table-styles.ts';

export function ColumnTable({ columns }: { readonly columns: readonly DatasetColumn[] }) {
  const styles = useTableStyles();
  const { name, type, meaning } = useI18n().texts.datasets;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={styles.name}>{name}</th>
          <th className={mergeClasses(styles.second, styles.type)}>{type}</th>
          <th>{meaning}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <ColumnRow key={column.name} column={column} />
        ))}
      </tbody>
    </table>
  );
}

function ColumnRow({ column }: { readonly column: DatasetColumn }) {
  const styles = useTableStyles();
  const { texts, formats } = useI18n();
  const { aliases, unit } = texts.datasets;
  return (
    <tr>
      <th scope="row">
        <Mono strong>{column.name}</Mono>
        <span className={styles.below}>
          <Mono>{column.type}</Mono>
        </span>
        <Sensitivity kind={column.sensitivity} withheld={column.withheld} />
      </th>
      <td className={styles.second}>
        <Mono>{column.type}</Mono>
        {column.unit && <span className={styles.note}>{unit(column.unit)}</span>}
      </td>
      <td>
        <span lang="en">{column.description}</span>
        {column.aliases.length > 0 && (
          <span className={styles.note}>{aliases(formats.list(column.aliases))}</span>
        )}
      </td>
    </tr>
  );
}
