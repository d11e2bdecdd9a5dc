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
  /** Takes up to so many of the next in the lanes; none: look again. */
  take(lanes: readonly string[], most: number): ReadyLane[];
  /** Puts back, as the next, what was taken and not tried. */
  giveBack(turns: readonly ReadyLane[]): void;
  /** Keeps what was seen for later claims, if that took long. */
  keep(turns: readonly ReadyLane[], tookMilliseconds: number): void;
  milliseconds(): number;
}

export function createSeenTurns(milliseconds = () => performance.now()): SeenTurns {
  /** The next one last: a hundred thousand are not moved for each that is taken. */
  let turns: ReadyLane[] = [];
  let until = 0;
  const putBack = (untaken: readonly ReadyLane[]): void => {
    for (const turn of untaken.toReversed()) turns.push(turn);
  };
  return {
    milliseconds,
    take: (lanes, most) => {
      if (milliseconds() >= until) turns = [];
      const [taken, passed]: [ReadyLane[], ReadyLane[]] = [[], []];
      while (taken.length < most) {
        const turn = turns.pop();
        if (!turn) break;
        (lanes.includes(turn.lane) ? taken : passed).push(turn);
      }
      putBack(passed);
      return taken;
    },
    giveBack: putBack,
    keep: (seen, took) => {
      if (took < LONG_MILLISECONDS) return;
      turns = seen.toReversed();
      until = milliseconds() + KEPT_TIMES * took;
    },
  };
}
