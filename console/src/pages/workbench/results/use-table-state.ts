import { useCallback, useMemo, useState } from 'react';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { bounded, firstWidth } from './column-widths.ts';
import type { ResultColumn, ResultRow } from './result-column.ts';
import { type SortOrder, sortedPlaces } from './sort-rows.ts';

export type TableState = ReturnType<typeof useTableState>;

/** Order, widths and the chosen rows of one result. */
export function useTableState(rows: readonly ResultRow[], columns: readonly ResultColumn[]) {
  const { language } = useI18n();
  const [order, setOrder] = useState<SortOrder | null>(null);
  const [widths, setWidths] = useState<ReadonlyMap<string, number>>(new Map());
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [seen, setSeen] = useState(rows);
  if (seen !== rows) {
    setSeen(rows);
    setChosen(new Set());
    setOrder((now) => (now && columns.some(({ name }) => name === now.column) ? now : null));
  }

  const places = useMemo(() => {
    const kind = columns.find(({ name }) => name === order?.column)?.kind ?? 'text';
    return sortedPlaces(rows, order, kind, language);
  }, [rows, columns, order, language]);
  const first = useMemo(
    () => new Map(columns.map((column) => [column.name, firstWidth(column, rows)])),
    [columns, rows],
  );
  const widthOf = (name: string): number => widths.get(name) ?? first.get(name) ?? 0;

  const sortBy = useCallback((column: string) => setOrder((now) => nextOrder(now, column)), []);
  const resize = useCallback(
    (name: string, width: number) => setWidths((now) => new Map(now).set(name, bounded(width))),
    [],
  );
  const toggle = useCallback(
    (place: number) => setChosen((now) => now.symmetricDifference(new Set([place]))),
    [],
  );
  return { places, order, sortBy, widthOf, resize, chosen, toggle };
}

/** Up, down, and back to the query's own order. */
function nextOrder(now: SortOrder | null, column: string): SortOrder | null {
  if (now?.column !== column) return { column, direction: 'ascending' };
  return now.direction === 'ascending' ? { column, direction: 'descending' } : null;
}
