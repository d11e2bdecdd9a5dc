import { useEffect, useRef, useState } from 'react';
import { useQueries } from '../../../api/use-queries.ts';
import { workbenchRoute } from '../routes.ts';
import { type Draft, isDirty, opened, openedQuery } from './draft.ts';
import { fitsAddress } from './share-link.ts';

/** After the last key. */
const REST_MS = 400;

/**
 * Keeps the address and the draft alike: what a link brings is opened, and what is written stands in the address
 * soon after, in place of what stood there. Tells whether a link leads to a query that is not there.
 */
export function useAddress(draft: Draft, change: (by: (draft: Draft) => Draft) => void) {
  const { q, id } = workbenchRoute.useSearch();
  const navigate = workbenchRoute.useNavigate();
  const { data: queries } = useQueries();
  const writtenQ = useRef<string>(undefined);
  const [settledId, setSettledId] = useState<string>();
  const asked = id === undefined ? undefined : queries?.find(({ queryId }) => queryId === id);
  const isWaiting = id !== undefined && id !== settledId;
  const isMissing = isWaiting && queries !== undefined && asked === undefined;

  useEffect(() => {
    if (q !== undefined && q !== writtenQ.current) change((current) => opened(current, q));
    writtenQ.current = q;
  }, [q, change]);

  useEffect(() => {
    if (!isWaiting || !asked) return;
    change((current) => openedQuery(current, asked));
    setSettledId(asked.queryId);
  }, [isWaiting, asked, change]);

  const { q: nextQ, id: nextId } = searchOf(draft);
  const isUpToDate = nextQ === q && nextId === id;
  useEffect(() => {
    if (isWaiting || isUpToDate) return;
    const timer = setTimeout(() => {
      writtenQ.current = nextQ;
      setSettledId(nextId);
      const search = { ...(nextQ && { q: nextQ }), ...(nextId && { id: nextId }) };
      void navigate({ search, replace: true, resetScroll: false });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, isUpToDate, nextQ, nextId, navigate]);

  return { isMissing, giveUp: () => setSettledId(id) };
}

/** A stored query by its id while it is unchanged; else the text, where it fits. */
function searchOf(draft: Draft): { q?: string; id?: string } {
  if (draft.origin && !isDirty(draft)) return { id: draft.origin.queryId };
  return draft.text !== '' && fitsAddress(draft.text) ? { q: draft.text } : {};
}
