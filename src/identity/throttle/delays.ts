/** How failures are answered by waiting. */
export interface DelayPolicy {
  /** So many failures cost nothing. */
  readonly free: number;
  /** The longest wait, in milliseconds. */
  readonly longest: number;
  /** Failures are forgotten after so many milliseconds in which none came and nobody had to wait. */
  readonly memory: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** One caller who tries to be one user or application. */
export const fromOneAddress: DelayPolicy = { free: 5, longest: 15 * MINUTE, memory: 15 * MINUTE };

/** Everybody who tries to be one user or application: guesses may come from many addresses. */
export const fromEverywhere: DelayPolicy = { free: 50, longest: MINUTE, memory: 60 * MINUTE };

export interface Failures {
  readonly failures: number;
  /** Milliseconds; the time of the last failure where it costs no waiting. */
  readonly blockedUntil: number;
}

/** The state after one more failure: the first waits are 1, 2, 4, … seconds. */
export function afterFailure(policy: DelayPolicy, before: Failures, now: number): Failures {
  const isForgotten = now >= before.blockedUntil + policy.memory;
  const failures = (isForgotten ? 0 : before.failures) + 1;
  return { failures, blockedUntil: now + delayAfter(policy, failures) };
}

const delayAfter = ({ free, longest }: DelayPolicy, failures: number): number =>
  failures < free ? 0 : Math.min(SECOND * 2 ** (failures - free), longest);
