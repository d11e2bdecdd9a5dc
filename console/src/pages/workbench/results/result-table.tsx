import { mergeClasses } from '@fluentui/react-components';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { HeaderCell } from './header-cell.tsx';
import type { ResultRow } from './result-column.ts';
import { ResultRowView } from './result-row.tsx';
import { useTableStyles } from './table-styles.ts';
import { type Grid, useGrid } from './use-grid.ts';

const NUMBERS_WIDTH = 52;

/** A grid by the ARIA pattern: one stop for Tab, within which the arrow keys move. */
export function ResultTable(grid: Grid) {
  const { columns, rows, table } = grid;
  const styles = useTableStyles();
  const { texts, formats } = useI18n();
  const { results: words } = texts.workbench;
  const { places, order, widthOf, chosen, toggle } = table;
  const { detail, keys } = useGrid(grid);
  const width = columns.reduce((sum, { name }) => sum + widthOf(name), NUMBERS_WIDTH);
  return (
    <>
      <div className={styles.scroll} data-result-scroll>
        <table
          {...keys}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: it adds its keys to a table
          role="grid"
          className={styles.table}
          style={{ width }}
          aria-label={words.tableLabel(formats.number(rows.length), formats.number(columns.length))}
          aria-multiselectable
        >
          <colgroup>
            <col style={{ width: NUMBERS_WIDTH }} />
            {columns.map(({ name }) => (
              <col key={name} style={{ width: widthOf(name) }} />
            ))}
            <col />
          </colgroup>
          <ResultHead {...grid} />
          <tbody>
            {places.map((place) => (
              <ResultRowView
                key={place}
                place={place}
                row={rows[place] as ResultRow}
                columns={columns}
                isChosen={chosen.has(place)}
                toggle={toggle}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.foot}>
        <span className={styles.detail}>{detail || (order ? words.sorted : '')}</span>
        <span className={styles.keys}>{words.keys}</span>
      </div>
    </>
  );
}

function ResultHead({ columns, table }: Grid) {
  const styles = useTableStyles();
  const { results: words } = useI18n().texts.workbench;
  const { order, widthOf, sortBy, resize } = table;
  return (
    <thead>
      <tr>
        <th scope="col" tabIndex={-1} className={mergeClasses(styles.header, styles.corner)}>
          <span className={styles.spoken}>{words.rowNumber}</span>
        </th>
        {columns.map((column) => (
          <HeaderCell
            key={column.name}
            column={column}
            order={order}
            width={widthOf(column.name)}
            sortBy={sortBy}
            resize={resize}
          />
        ))}
        <td aria-hidden className={styles.header} />
      </tr>
    </thead>
  );
}
