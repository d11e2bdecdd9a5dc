import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';

/** Below it, all rows are there: what the browser finds by itself (find in page, print) is worth more. */
const FEW = 80;

export interface VirtualRows {
  readonly indexes: readonly number[];
  /** Pixels that stand for the rows above and below those that are there. */
  readonly before: number;
  readonly after: number;
  readonly measure: (row: Element | null) => void;
  scrollTo(index: number): void;
}

/** Of a long table only the rows that are near the window, which scrolls as a whole. */
export function useVirtualRows(
  table: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): VirtualRows {
  const [scrollMargin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const top = table.current?.getBoundingClientRect().top;
    if (top !== undefined) setMargin(top + window.scrollY);
  }, [table]);
  const virtualizer = useWindowVirtualizer({
    ...{ count, scrollMargin, overscan: 12, enabled: count > FEW },
    estimateSize: () => rowHeight,
  });
  const scrollTo = (index: number) => virtualizer.scrollToIndex(index, { align: 'center' });
  if (count <= FEW) {
    return {
      ...{ indexes: Array.from({ length: count }, (_, index) => index), before: 0, after: 0 },
      measure: () => undefined,
      scrollTo: (index) =>
        table.current
          ?.querySelector(`[data-index="${index}"]`)
          ?.scrollIntoView({ block: 'center' }),
    };
  }
  const rows = virtualizer.getVirtualItems();
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    indexes: rows.map(({ index }) => index),
    before: first ? first.start - scrollMargin : 0,
    after: last ? virtualizer.getTotalSize() - (last.end - scrollMargin) : 0,
    measure: virtualizer.measureElement,
    scrollTo,
  };
}
