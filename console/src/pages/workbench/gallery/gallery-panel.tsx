import { makeStyles, SearchBox } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import type { Query } from '@partner-insights/client/browser';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { useQueries, useSampleQueries } from '../../../api/use-queries.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { spoken } from '../../../components/spoken.ts';
import { WithAnswer } from '../../../components/with-answer.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { DeleteDialog } from '../save/delete-dialog.tsx';
import { SidePanel } from '../side-panel.tsx';
import { galleryEntries, galleryQueries } from './gallery-entries.ts';
import { GalleryList } from './gallery-list.tsx';

const useStyles = makeStyles({
  search: { margin: '0 24px 12px', maxWidth: 'none', flexShrink: 0 },
  spoken,
});

interface Props {
  close(): void;
  openText(text: string): void;
  openQuery(query: Query): void;
  forget(queryId: string): void;
}

/** System queries, samples and one's own. */
export function GalleryPanel({ close, openText, openQuery, forget }: Props) {
  const { library } = useI18n().texts.workbench;
  const samples = useSampleQueries();
  const [deleted, setDeleted] = useState<Query | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const forgetOne = (queryId: string) => {
    forget(queryId);
    // Its button, which had the focus, is gone with it.
    setTimeout(() => search.current?.focus());
  };
  return (
    <SidePanel title={library.title} close={close}>
      <WithAnswer answer={useQueries()}>
        {(queries) => (
          <Searched
            search={search}
            queries={queries}
            samples={samples.data ?? []}
            open={({ stored, text }) => (stored ? openQuery(stored) : openText(text))}
            remove={setDeleted}
          />
        )}
      </WithAnswer>
      {deleted && (
        <DeleteDialog query={deleted} close={() => setDeleted(null)} deleted={forgetOne} />
      )}
    </SidePanel>
  );
}

interface SearchedProps {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly queries: Parameters<typeof galleryQueries>[0];
  readonly samples: Parameters<typeof galleryQueries>[1];
  readonly open: Parameters<typeof GalleryList>[0]['open'];
  remove(query: Query): void;
}

function Searched({ search, queries, samples, open, remove }: SearchedProps) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { library } = texts.workbench;
  const [term, setTerm] = useState('');
  const all = useMemo(() => galleryQueries(queries, samples), [queries, samples]);
  const entries = useMemo(() => galleryEntries(all, term), [all, term]);
  const count = entries.filter(({ kind }) => kind === 'query').length;
  return (
    <>
      <SearchBox
        ref={search}
        className={styles.search}
        aria-label={library.search}
        placeholder={library.search}
        value={term}
        dismiss={{ 'aria-label': library.clear }}
        onChange={(_, { value }) => setTerm(value)}
      />
      <span className={styles.spoken} role="status">
        {library.count(count, formats.number(count))}
      </span>
      {entries.length === 0 ? (
        <EmptyState icon={<SearchRegular />} title={library.nothing}>
          {library.nothingLead(term)}
        </EmptyState>
      ) : (
        <GalleryList entries={entries} open={open} remove={remove} />
      )}
    </>
  );
}
