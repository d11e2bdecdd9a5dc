import { lazy, Suspense } from 'react';
import { type Draft, forgotten, opened, openedQuery } from './draft/draft.ts';

export type OpenPanel = 'gallery' | 'history' | null;

const GalleryPanel = lazy(() =>
  import('./gallery/gallery-panel.tsx').then(({ GalleryPanel: component }) => ({
    default: component,
  })),
);
const HistoryPanel = lazy(() =>
  import('./history/history-panel.tsx').then(({ HistoryPanel: component }) => ({
    default: component,
  })),
);

interface Props {
  readonly open: OpenPanel;
  setOpen(panel: OpenPanel): void;
  change(by: (draft: Draft) => Draft): void;
}

/** Where other queries come from. */
export function Panels({ open, setOpen, change }: Props) {
  const close = () => setOpen(null);
  const openText = (text: string) => {
    change((draft) => opened(draft, text));
    close();
  };
  return (
    <Suspense>
      {open === 'gallery' && (
        <GalleryPanel
          close={close}
          openText={openText}
          openQuery={(query) => {
            change((draft) => openedQuery(draft, query));
            close();
          }}
          forget={(queryId) => change((draft) => forgotten(draft, queryId))}
        />
      )}
      {open === 'history' && <HistoryPanel close={close} openText={openText} />}
    </Suspense>
  );
}
