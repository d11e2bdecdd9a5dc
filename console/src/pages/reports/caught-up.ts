import type { Occurrence } from '@partner-insights/client/browser';

type Spanned = Pick<Occurrence, 'caughtUpFrom' | 'caughtUpTo' | 'dueTime'>;

/** How many due times the run stands for, its own included; 0 for one that stands for itself. */
export function missedTimes(run: Spanned, all: readonly Pick<Occurrence, 'dueTime'>[]): number {
  const { caughtUpFrom: from, caughtUpTo: to } = run;
  if (from === null || to === null) return 0;
  return all.filter(({ dueTime }) => dueTime >= from && dueTime <= to).length;
}
