import type { Query } from '@partner-insights/client/browser';

/** What is being written: a text, and the stored query it began as. */
export interface Draft {
  readonly text: string;
  readonly origin: Origin | null;
  /** A changed draft that another text took the place of; it can be brought back. */
  readonly aside: Omit<Draft, 'aside'> | null;
}

export type Origin = Pick<Query, 'queryId' | 'name' | 'description' | 'type' | 'query'>;

export const emptyDraft: Draft = { text: '', origin: null, aside: null };

/** Whether something would be lost if the text went. */
export const isDirty = ({ text, origin }: Pick<Draft, 'text' | 'origin'>): boolean =>
  text.trim() !== (origin?.query.trim() ?? '');

export const edited = (draft: Draft, text: string): Draft => ({ ...draft, text });

/** Another text comes in, such as that of a link; a changed one is put aside for it. */
export function opened(draft: Draft, text: string, origin: Origin | null = null): Draft {
  if (text === draft.text && origin === null) return draft;
  const { aside, ...current } = draft;
  return { text, origin, aside: isDirty(draft) && text !== draft.text ? current : aside };
}

export const openedQuery = (draft: Draft, query: Origin): Draft =>
  opened(draft, query.query, query);

/** The text has been saved as it is. */
export const saved = (draft: Draft, query: Origin): Draft => ({
  ...draft,
  text: query.query,
  origin: query,
});

/** The stored query is there no longer; its text stays. */
export const forgotten = (draft: Draft, queryId: string): Draft =>
  draft.origin?.queryId === queryId ? { ...draft, origin: null } : draft;

/** What was put aside, in exchange for the present text. */
export const broughtBack = ({ aside, ...current }: Draft): Draft =>
  aside ? { ...aside, aside: isDirty(current) ? current : null } : { ...current, aside };
