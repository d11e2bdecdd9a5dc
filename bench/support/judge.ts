import type { Limit, Pair, Row, Target } from './row.ts';
import { median, type Spread, spreadOf } from './statistics.ts';

export interface Judged {
  readonly ours: number;
  readonly against: number;
  readonly ratio: Spread;
  readonly reached: boolean;
  readonly limits: readonly JudgedLimit[];
}

export interface JudgedLimit extends Limit {
  readonly spread: Spread;
  readonly reached: boolean;
}

/** What the pairs say about the row; ratios are taken pair by pair. */
export function judge(
  { target, limits = [] }: Pick<Row, 'target' | 'limits'>,
  pairs: readonly Pair[],
): Judged {
  const ratio = spreadOf(pairs.map(({ ours, against }) => ours.value / against.value));
  return {
    ours: median(pairs.map(({ ours }) => ours.value)),
    against: median(pairs.map(({ against }) => against.value)),
    ratio,
    reached: reaches(ratio.median, target),
    limits: limits.map((limit) => {
      const spread = spreadOf(pairs.map(({ ours }) => ours.also?.[limit.name] ?? Number.NaN));
      return { ...limit, spread, reached: spread.median < limit.below };
    }),
  };
}

/** Rounded as it is shown: nobody should see 1.10 beside a target of 1.10 and a "no". */
const reaches = (ratio: number, target: Target): boolean => {
  const shown = Math.round(ratio * 100) / 100;
  return 'atMost' in target ? shown <= target.atMost : shown >= target.atLeast;
};
