import type { Span } from './query-model.ts';

/** What a stretch of the text becomes. */
export interface Change extends Span {
  readonly insert: string;
}

export const insertion = (at: number, insert: string): Change => ({ from: at, to: at, insert });

export const deletion = (from: number, to: number): Change => ({ from, to, insert: '' });

/** The changes do not overlap; their order does not matter. */
export const applyChanges = (text: string, changes: readonly Change[]): string =>
  changes.toSorted((one, other) => other.from - one.from).reduce(applyChange, text);

/** Words that would run into one, as after `'x'ORDER BY`, are kept apart. */
function applyChange(text: string, { from, to, insert }: Change): string {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const start = joins(before, insert || after) ? `${before} ` : before;
  return insert === '' ? start + after : start + insert + (joins(insert, after) ? ' ' : '') + after;
}

const joins = (left: string, right: string): boolean => /\w$/.test(left) && /^\w/.test(right);
