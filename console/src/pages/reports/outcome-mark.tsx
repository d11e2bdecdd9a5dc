import type { Outcome } from './run-outcome.ts';

interface Props {
  readonly outcome: Outcome;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Beneath a bar: a dot (completed), a half (late), a cross (failed), a ring (skipped), a dash (cancelled). */
export function OutcomeMark({ outcome, x, y, size }: Props) {
  const half = size / 2;
  const line = { stroke: 'currentColor', strokeWidth: 1.8, strokeLinecap: 'round' } as const;
  switch (outcome) {
    case 'completed':
      return <circle cx={x} cy={y} r={Math.max(1.5, half - 1)} fill="currentColor" />;
    case 'late':
      return (
        <path
          d={`M${x - half} ${y + half}L${x} ${y - half}L${x + half} ${y + half}Z`}
          fill="currentColor"
        />
      );
    case 'failed':
      return (
        <path
          d={`M${x - half} ${y - half}L${x + half} ${y + half}M${x + half} ${y - half}L${x - half} ${y + half}`}
          {...line}
        />
      );
    case 'cancelled':
      return <path d={`M${x - half} ${y}H${x + half}`} {...line} />;
    default:
      return (
        <circle cx={x} cy={y} r={Math.max(2, half - 0.5)} fill="none" {...line} strokeWidth={1.4} />
      );
  }
}
