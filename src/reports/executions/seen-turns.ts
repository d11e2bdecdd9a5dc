import type { ReadyLane } from '../../store/execution-queue.ts';

/**
 * A look at the queue costs 6 µs of the database for each account that waits and 0.4 µs for each
 * execution: a second for 100,000 accounts with a million. One that took so long serves several claims.
 */
const LONG_MILLISECONDS = 5;
/** What it took, so many times: then it is too old. Looking takes a twentieth of the worker's time at most. */
const KEPT_TIMES = 20;

/** What one worker has seen of whose turn it is, longest waiting first. */
export interface SeenTurns {
  /** The next one in the lanes, given only once; undefined: look again. */
  next(lanes: readonly string[]): ReadyLane | undefined;
  /** Keeps what was seen for later claims, if that took long. */
  keep(turns: readonly ReadyLane[], tookMilliseconds: number): void;
  milliseconds(): number;
}

export function createSeenTurns(milliseconds = () => performance.now()): SeenTurns {
  let turns: ReadyLane[] = [];
  let until = 0;
  return {
    milliseconds,
    next: (lanes) => {
      if (milliseconds() >= until) turns = [];
      const at = turns.findIndex(({ lane }) => lanes.includes(lane));
      return at < 0 ? undefined : turns.splice(at, 1)[0];
    },
    keep: (seen, took) => {
      if (took < LONG_MILLISECONDS) return;
      turns = [...seen];
      until = milliseconds() + KEPT_TIMES * took;
    },
  };
}
