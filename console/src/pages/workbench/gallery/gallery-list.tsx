import { makeStyles, tokens } from '@fluentui/react-components';
import type { Query } from '@partner-insights/client/browser';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import type { GalleryEntry, GalleryQuery } from './gallery-entries.ts';
import { GalleryItem } from './gallery-item.tsx';

const useStyles = makeStyles({
  scroll: { flex: 1, minHeight: 0, overflowY: 'auto', padding: '0 24px 24px' },
  list: { position: 'relative', width: '100%' },
  row: { position: 'absolute', top: 0, insetInlineStart: 0, width: '100%' },
  heading: {
    display: 'flex',
    justifyContent: 'space-between',
    margin: 0,
    padding: '14px 0 8px',
    fontSize: '12px',
    lineHeight: '16px',
    fontWeight: 600,
    color: tokens.colorNeutralForeground3,
  },
});

interface Props {
  readonly entries: readonly GalleryEntry[];
  open(query: GalleryQuery): void;
  remove(query: Query): void;
}

/** Somebody may have saved hundreds: only those in sight are on the page. */
export function GalleryList({ entries, open, remove }: Props) {
  const styles = useStyles();
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (entries[index]?.kind === 'heading' ? 38 : 92),
    getItemKey: (index) => entries[index]?.key ?? index,
    overscan: 6,
  });
  return (
    <div ref={scroll} className={styles.scroll}>
      <div className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const entry = entries[index];
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              {entry?.kind === 'heading' && <Heading entry={entry} />}
              {entry?.kind === 'query' && <GalleryItem query={entry} open={open} remove={remove} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Heading({ entry }: { readonly entry: GalleryEntry & { readonly kind: 'heading' } }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  return (
    <h3 className={styles.heading}>
      {texts.workbench.library[entry.section]}
      <span>{formats.number(entry.count)}</span>
    </h3>
  );
}
