import type { SessionState } from './session.ts';

/** Enough to save what one is at. */
const AHEAD_MS = 5 * 60_000;

/** How long until it has to be said that the session ends; null where it is renewed. */
export const untilToldMs = (state: SessionState, now: number): number | null =>
  state.kind === 'out' || state.isRenewed
    ? null
    : Math.max(0, state.nextTime.getTime() - AHEAD_MS - now);
