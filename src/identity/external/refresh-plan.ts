/** What is known of an issuer's keys. Times are milliseconds of the Unix epoch. */
export interface KeyState {
  /** When the keys at hand were had; null: there are none. */
  readonly hadAt: number | null;
  /** In a row, since they were had. */
  readonly failures: number;
  /** After a failure nobody asks before. */
  readonly restsUntil: number;
}

export const noKeys: KeyState = { hadAt: null, failures: 0, restsUntil: 0 };

const MINUTE = 60_000;
/** For so long nobody asks anew. */
const FRESH = 10 * MINUTE;
/** Keys that were withdrawn in the meantime must not be honoured after a quiet night. */
const FORGOTTEN = 2 * FRESH;
/** For so long the last keys stand in for an issuer that does not answer. */
export const LONGEST = 24 * 60 * MINUTE;

/**
 * What to do for a token that comes now.
 *
 * - `serve`: go by the keys at hand
 * - `refresh-behind`: the same, and ask for new ones meanwhile
 * - `refresh-first`: ask, wait for the answer, then look again
 * - `refuse`: there are no keys, and it is too early to ask again
 */
export type Step = 'serve' | 'refresh-behind' | 'refresh-first' | 'refuse';

export function nextStep({ hadAt, failures, restsUntil }: KeyState, now: number): Step {
  const age = hadAt === null ? Number.POSITIVE_INFINITY : now - hadAt;
  const isUsable = age <= LONGEST;
  if (age <= FRESH) return 'serve';
  if (now < restsUntil) return isUsable ? 'serve' : 'refuse';
  // While the issuer fails, callers need not wait to hear it again.
  return isUsable && (failures > 0 || age <= FORGOTTEN) ? 'refresh-behind' : 'refresh-first';
}

export const isUsable = ({ hadAt }: KeyState, now: number): boolean =>
  hadAt !== null && now - hadAt <= LONGEST;

/** 1, 2, 4 … seconds, at most 5 minutes. */
export const afterFailure = (state: KeyState, now: number): KeyState => ({
  ...state,
  failures: state.failures + 1,
  restsUntil: now + Math.min(1000 * 2 ** state.failures, 5 * MINUTE),
});

export const afterSuccess = (now: number): KeyState => ({ ...noKeys, hadAt: now });
