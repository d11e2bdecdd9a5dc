import type { Outcome } from './run-outcome.ts';

interface Props {
  readonly outcome: Outcome;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/**
 * Beneath a bar: a dot (completed), a half (late), a cross (failed), a square (skipped), a dash
 * (cancelled), a dashed ring (to come).
 */
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
    case 'skipped':
      return (
        <rect
          x={x - half + 1}
          y={y - half + 1}
          width={size - 2}
          height={size - 2}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.3}
        />
      );
    case 'running':
      return (
        <>
          <circle cx={x} cy={y} r={half} fill="none" {...line} strokeWidth={1.3} />
          <circle cx={x} cy={y} r={half / 2.5} fill="currentColor" />
        </>
      );
    default:
      return (
        <circle
          cx={x}
          cy={y}
          r={Math.max(2, half - 0.5)}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.3}
          strokeDasharray="2 2"
        />
      );
  }
}
