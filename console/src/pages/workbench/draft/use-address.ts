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
  // Written into the address, but not seen there yet: the router takes a moment, in which one writes on.
  const written = useRef<string[]>([]);
  const [askedId, setAskedId] = useState(id);
  const asked = askedId && queries?.find(({ queryId }) => queryId === askedId);
  const isMissing = askedId !== undefined && queries !== undefined && asked === undefined;

  useEffect(() => {
    const at = written.current.indexOf(keyOf({ q, id }));
    written.current.splice(0, at + 1);
    if (at >= 0) return;
    setAskedId(id);
    if (id === undefined && q !== undefined) change((current) => opened(current, q));
  }, [q, id, change]);

  useEffect(() => {
    if (!asked) return;
    change((current) => openedQuery(current, asked));
    setAskedId(undefined);
  }, [asked, change]);

  const { q: nextQ, id: nextId } = searchOf(draft);
  const isOutdated = askedId === undefined && !(nextQ === q && nextId === id);
  useEffect(() => {
    if (!isOutdated) return;
    const timer = setTimeout(() => {
      const search = { ...(nextQ && { q: nextQ }), ...(nextId && { id: nextId }) };
      written.current.push(keyOf(search));
      void navigate({ search, replace: true, resetScroll: false });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [isOutdated, nextQ, nextId, navigate]);

  return { isMissing, giveUp: () => setAskedId(undefined) };
}

interface Search {
  readonly q?: string | undefined;
  readonly id?: string | undefined;
}

const keyOf = ({ q, id }: Search): string => JSON.stringify([id, q]);

/** A stored query by its id while it is unchanged; else the text, where it fits. */
function searchOf(draft: Draft): Search {
  if (draft.origin && !isDirty(draft)) return { id: draft.origin.queryId };
  return draft.text !== '' && fitsAddress(draft.text) ? { q: draft.text } : {};
}
