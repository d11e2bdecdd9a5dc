import { makeStyles } from '@fluentui/react-components';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';

const useStyles = makeStyles({
  list: { position: 'relative', margin: 0, padding: 0, listStyleType: 'none' },
  item: { position: 'absolute', insetInline: 0, top: 0 },
});

interface Props<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Pixels, before a row has been measured. */
  readonly rowHeight: number;
  readonly children: (item: Item) => ReactNode;
  /** How many there are in all; left out where nobody knows yet. */
  readonly total?: number;
  /** The last rows are near. */
  readonly onEnd?: () => void;
}

/** A list of which only the rows near the window are in the page, however long it is. */
export function VirtualList<Item>(props: Props<Item>) {
  const { label, items, keyOf, rowHeight, children, onEnd, total } = props;
  const styles = useStyles();
  const list = useRef<HTMLUListElement>(null);
  const scrollMargin = useOffset(list);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf(items[index] as Item),
    overscan: 8,
    scrollMargin,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= items.length - 10) onEnd?.();
  }, [last, items.length, onEnd]);
  return (
    <ul
      ref={list}
      className={styles.list}
      aria-label={label}
      style={{ height: rows.getTotalSize() }}
    >
      {shown.map(({ key, index, start }) => (
        <li
          key={key}
          ref={rows.measureElement}
          data-index={index}
          className={styles.item}
          aria-setsize={total ?? -1}
          aria-posinset={index + 1}
          style={{ transform: `translateY(${start - scrollMargin}px)` }}
        >
          {children(items[index] as Item)}
        </li>
      ))}
    </ul>
  );
}

/** How far below the top of the page the list begins; what is above it may grow. */
function useOffset(list: React.RefObject<HTMLUListElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (!list.current) return;
      setOffset(Math.round(list.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  return offset;
}
