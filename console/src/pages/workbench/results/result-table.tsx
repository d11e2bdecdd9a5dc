import { mergeClasses } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { cellText } from './cell-text.ts';
import { focusPlace, placeOf } from './grid-focus.ts';
import { placeAfter } from './grid-keys.ts';
import { HeaderCell } from './header-cell.tsx';
import type { ResultColumn, ResultRow } from './result-column.ts';
import { ResultRowView } from './result-row.tsx';
import { useTableStyles } from './table-styles.ts';
import type { TableState } from './use-table-state.ts';

const NUMBERS_WIDTH = 52;
const STEP = 24;

interface Props {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ResultRow[];
  readonly table: TableState;
  copy(text: string, confirmation: string): void;
}

/** A grid by the ARIA pattern: one stop for Tab, within which the arrow keys move. */
export function ResultTable({ columns, rows, table, copy }: Props) {
  const styles = useTableStyles();
  const { texts, formats } = useI18n();
  const { results: words } = texts.workbench;
  const grid = useRef<HTMLTableElement>(null);
  const [detail, setDetail] = useState('');
  const { places, order, sortBy, widthOf, resize, chosen, toggle } = table;
  useEffect(() => {
    if (grid.current && !grid.current.querySelector('[tabindex="0"]'))
      focusPlace(grid.current, { row: 0, column: Math.min(1, columns.length) }, false);
  }, [columns]);

  const cellAt = (row: number, column: number) => {
    const of = columns[column - 1];
    const value = of && rows[places[row - 1] ?? -1]?.[of.name];
    return of && value !== null && value !== undefined ? { of, value } : null;
  };
  const show = (target: EventTarget) => {
    const place = placeOf(target);
    const cell = place && cellAt(place.row, place.column);
    setDetail(cell ? `${cell.of.name}: ${cellText(cell.value, cell.of, formats)}` : '');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const place = placeOf(event.target);
    if (!place || !grid.current) return;
    const { key, ctrlKey, metaKey, shiftKey } = event;
    const isCtrl = ctrlKey || metaKey;
    const column = columns[place.column - 1];
    const turned = key === 'ArrowLeft' ? -STEP : key === 'ArrowRight' ? STEP : 0;
    if (shiftKey && turned !== 0 && place.row === 0 && column) {
      resize(column.name, widthOf(column.name) + turned);
    } else if (key === ' ' && place.row > 0 && place.column === 0) {
      toggle(places[place.row - 1] ?? 0);
    } else if (isCtrl && key.toLowerCase() === 'c' && getSelection()?.isCollapsed !== false) {
      const cell = cellAt(place.row, place.column);
      copy(String(cell?.value ?? ''), words.copiedCell);
    } else {
      const last = { row: rows.length, column: columns.length };
      const next = placeAfter(key, isCtrl, place, last);
      if (!next || shiftKey) return;
      focusPlace(grid.current, next);
    }
    event.preventDefault();
  };
  const width = columns.reduce((sum, { name }) => sum + widthOf(name), NUMBERS_WIDTH);
  return (
    <>
      <div className={styles.scroll} data-result-scroll>
        <table
          ref={grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: it adds its keys to a table
          role="grid"
          className={styles.table}
          style={{ width }}
          aria-label={words.tableLabel(formats.number(rows.length), formats.number(columns.length))}
          aria-multiselectable
          onKeyDown={onKeyDown}
          onFocus={({ target }) => show(target)}
          onBlur={() => setDetail('')}
        >
          <colgroup>
            <col style={{ width: NUMBERS_WIDTH }} />
            {columns.map(({ name }) => (
              <col key={name} style={{ width: widthOf(name) }} />
            ))}
            <col />
          </colgroup>
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
