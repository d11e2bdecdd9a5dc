import { toWireTime } from '../../kernel/interval.ts';

/**
 * What becomes of due times that were missed, as pure code. A due time is missed when a later one of
 * the report has come too, or when it could not start within the grace: the service was down, or the
 * run before it took that long.
 *
 *   latest   the newest is run and stands for those before it, which are skipped
 *   all      each is run, the oldest first
 *   skip     none is run; the next one runs at its own time
 *
 * A due time that lies further back than the window is skipped under every policy.
 */
export const catchUpPolicies = ['latest', 'skip', 'all'] as const;
export type CatchUpPolicy = (typeof catchUpPolicies)[number];

export interface CatchUpRules {
  readonly policy: CatchUpPolicy;
  readonly windowHours: number;
  /** How late a run may start and still count as on time. */
  readonly graceMinutes: number;
}

/** Due times that are not run, for one reason. */
export interface SkippedTimes {
  readonly times: readonly Date[];
  readonly reason: string;
}

/** What to do about the due times of one report that have come and have not run, oldest first. */
export interface CatchUp {
  readonly skipped: readonly SkippedTimes[];
  /** The due time to run now, and the first missed one that it stands for (null: it is on time). */
  readonly run: { readonly due: Date; readonly caughtUpFrom: Date | null } | null;
}

const MINUTE = 60_000;

/** `due` is in order, the oldest first, and none of it lies after `now`. */
export function catchUp(due: readonly Date[], now: Date, rules: CatchUpRules): CatchUp {
  const windowStart = new Date(now.getTime() - rules.windowHours * 60 * MINUTE);
  const tooOld = skip(
    due.filter((time) => time < windowStart),
    `It was missed more than ${rules.windowHours} hours ago, before the report's catch-up window.`,
  );
  const within = due.filter((time) => time >= windowStart);
  const latest = within.at(-1);
  if (!latest) return { skipped: tooOld, run: null };
  const isOnTime = now.getTime() - latest.getTime() <= rules.graceMinutes * MINUTE;
  if (isOnTime && within.length === 1) {
    return { skipped: tooOld, run: { due: latest, caughtUpFrom: null } };
  }
  const { skipped, run } = byPolicy[rules.policy](within, latest, isOnTime);
  return { skipped: [...tooOld, ...skipped], run };
}

type Policy = (within: readonly Date[], latest: Date, isOnTime: boolean) => CatchUp;

const byPolicy: Readonly<Record<CatchUpPolicy, Policy>> = {
  all: ([first]) => ({ skipped: [], run: first ? { due: first, caughtUpFrom: first } : null }),
  latest: (within, latest) => ({
    skipped: skip(
      within.slice(0, -1),
      `It was missed; the execution due ${toWireTime(latest)} stands for it (catch-up policy latest).`,
    ),
    run: { due: latest, caughtUpFrom: within[0] ?? latest },
  }),
  skip: (within, latest, isOnTime) => ({
    skipped: skip(
      isOnTime ? within.slice(0, -1) : within,
      "It was missed, and the report's catch-up policy is skip.",
    ),
    run: isOnTime ? { due: latest, caughtUpFrom: null } : null,
  }),
};

const skip = (times: readonly Date[], reason: string): SkippedTimes[] =>
  times.length === 0 ? [] : [{ times, reason }];
