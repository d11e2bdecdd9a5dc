import { mergeClasses } from '@fluentui/react-components';
import { memo } from 'react';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { cellText } from './cell-text.ts';
import type { Cell, ResultColumn, ResultRow } from './result-column.ts';
import { useTableStyles } from './table-styles.ts';

interface Props {
  /** In the order of the query, from 0. */
  readonly place: number;
  readonly row: ResultRow;
  readonly columns: readonly ResultColumn[];
  readonly isChosen: boolean;
  toggle(place: number): void;
}

export const ResultRowView = memo(({ place, row, columns, isChosen, toggle }: Props) => {
  const styles = useTableStyles();
  return (
    <tr className={isChosen ? styles.chosen : undefined} aria-selected={isChosen}>
      <th scope="row" tabIndex={-1} className={styles.number} onClick={() => toggle(place)}>
        {place + 1}
      </th>
      {columns.map((column) => (
        <CellView key={column.name} value={row[column.name] ?? null} column={column} />
      ))}
      <td aria-hidden className={styles.rest} />
    </tr>
  );
});

function CellView({ value, column }: { readonly value: Cell; readonly column: ResultColumn }) {
  const styles = useTableStyles();
  const { texts, formats } = useI18n();
  const { nullMark, withheldMark, emptyText } = texts.workbench.results;
  const isNumber = column.kind === 'number';
  const isMark = value === null || value === '';
  const mark = value === '' ? emptyText : column.withheld ? withheldMark : nullMark;
  const text = isMark ? mark : cellText(value, column, formats);
  return (
    <td
      tabIndex={-1}
      title={text.length > 24 ? text : undefined}
      className={mergeClasses(styles.cell, isNumber && styles.end, isMark && styles.dim)}
    >
      {text}
    </td>
  );
}
