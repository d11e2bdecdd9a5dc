/** A query that was run in this browser: its text and when, never what it found. */
export interface PastQuery {
  readonly text: string;
  /** ISO. */
  readonly time: string;
}

export const MOST_PAST = 50;
/** Longer texts are not kept: the browser gives a page few megabytes. */
const LONGEST = 16_384;

/** The newest first; a text that is run again moves there. */
export const withQuery = (past: readonly PastQuery[], text: string, now: Date): PastQuery[] =>
  text.length > LONGEST
    ? [...past]
    : [
        { text, time: now.toISOString() },
        ...past.filter((one) => one.text.trim() !== text.trim()),
      ].slice(0, MOST_PAST);

/** Of one user, so that who shares a browser does not share the history. */
const keyOf = (userId: string): string => `partner-insights.queries.${userId}`;

export function readHistory(userId: string): readonly PastQuery[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isPastQuery) : [];
  } catch {
    return [];
  }
}

export function keepHistory(userId: string, past: readonly PastQuery[]): void {
  try {
    if (past.length === 0) localStorage.removeItem(keyOf(userId));
    else localStorage.setItem(keyOf(userId), JSON.stringify(past));
  } catch {
    // Not being remembered breaks nothing.
  }
}

const isPastQuery = (one: unknown): one is PastQuery => {
  const { text, time } = Object(one) as Partial<PastQuery>;
  return typeof text === 'string' && !Number.isNaN(Date.parse(time ?? ''));
};
