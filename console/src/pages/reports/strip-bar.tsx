import type { Outcome } from './run-outcome.ts';

interface Props {
  readonly outcome: Outcome;
  readonly x: number;
  readonly height: number;
}

const WIDTH = 4;

/**
 * A shape for each outcome, so that none needs its colour: whole, cut (late), broken by a cross (failed), hollow
 * and short (skipped), a stub (cancelled). The clear rectangle behind catches the pointer.
 */
export function StripBar({ outcome, x, height }: Props) {
  return (
    <>
      <rect x={x - 1} y={0} width={WIDTH + 2} height={height} fill="transparent" />
      <Shape outcome={outcome} x={x} height={height} />
    </>
  );
}

function Shape({ outcome, x, height }: Props) {
  switch (outcome) {
    case 'completed':
      return <Bar x={x} from={2} to={height} />;
    case 'late':
      return (
        <>
          <Bar x={x} from={2} to={5} />
          <Bar x={x} from={8} to={height} />
        </>
      );
    case 'failed':
      return (
        <>
          <path
            d={`M${x - 0.5} 2l5 6M${x + 4.5} 2l-5 6`}
            stroke="currentColor"
            strokeWidth={1.6}
            strokeLinecap="round"
          />
          <Bar x={x} from={12} to={height} />
        </>
      );
    case 'skipped':
      return (
        <rect
          x={x + 0.6}
          y={height - 9}
          width={WIDTH - 1.2}
          height={8.4}
          rx={1}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.2}
        />
      );
    default:
      return <Bar x={x} from={height - 4} to={height} />;
  }
}

const Bar = ({
  x,
  from,
  to,
}: {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}) => <rect x={x} y={from} width={WIDTH} height={to - from} rx={1} fill="currentColor" />;
