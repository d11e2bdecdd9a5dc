import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { cellText } from './cell-text.ts';
import { focusPlace, placeOf } from './grid-focus.ts';
import { placeAfter } from './grid-keys.ts';
import type { ResultColumn, ResultRow } from './result-column.ts';
import type { TableState } from './use-table-state.ts';

const STEP = 24;

export interface Grid {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ResultRow[];
  readonly table: TableState;
  copy(text: string, confirmation: string): void;
}

/** The keys of a grid, and the whole of the cell that has the focus. */
export function useGrid({ columns, rows, table, copy }: Grid) {
  const { texts, formats } = useI18n();
  const grid = useRef<HTMLTableElement>(null);
  const [detail, setDetail] = useState('');
  const { places, widthOf, resize, toggle } = table;
  useEffect(() => {
    if (grid.current && !grid.current.querySelector('[tabindex="0"]'))
      focusPlace(grid.current, { row: 0, column: Math.min(1, columns.length) }, false);
  }, [columns]);

  const cellAt = (row: number, column: number) => {
    const of = columns[column - 1];
    const value = of && rows[places[row - 1] ?? -1]?.[of.name];
    return of && value !== null && value !== undefined ? { of, value } : null;
  };
  const onFocus = ({ target }: FocusEvent) => {
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
      copy(String(cell?.value ?? ''), texts.workbench.results.copiedCell);
    } else {
      const last = { row: rows.length, column: columns.length };
      const next = placeAfter(key, isCtrl, place, last);
      if (!next || shiftKey) return;
      focusPlace(grid.current, next);
    }
    event.preventDefault();
  };
  return { detail, keys: { ref: grid, onKeyDown, onFocus, onBlur: () => setDetail('') } };
}
