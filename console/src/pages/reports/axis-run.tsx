import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { Occurrence } from '@partner-insights/client/browser';
import { barHeight } from './axis-scale.ts';
import { OutcomeMark } from './outcome-mark.tsx';
import { useOutcomeStyles } from './outcome-styles.ts';
import { outcomeOf } from './run-outcome.ts';

const SHORTEST = 6;
const TALLEST = 66;
/** No narrower for the mouse. */
const WIDTH_TO_HIT = 8;

const useStyles = makeStyles({
  run: { cursor: 'pointer', ':hover > rect': { opacity: 0.75 } },
});

interface Props {
  readonly run: Occurrence;
  /** Seconds of the longest run, which is the tallest. */
  readonly longest: number;
  readonly x: number;
  readonly base: number;
  readonly width: number;
}

/** How long a run took, above how it ended. */
export function AxisRun({ run, longest, x, base, width }: Props) {
  const styles = useStyles();
  const colours = useOutcomeStyles();
  const outcome = outcomeOf(run);
  const tall =
    run.runSeconds === null
      ? 0
      : SHORTEST + barHeight(run.runSeconds, longest) * (TALLEST - SHORTEST);
  const hit = Math.max(width, WIDTH_TO_HIT);
  return (
    <g data-run={run.executionId} className={mergeClasses(colours[outcome], styles.run)}>
      <rect x={x - hit / 2} y={0} width={hit} height={base + 22} fill="transparent" />
      <rect
        x={x - width / 2}
        y={base - tall}
        width={width}
        height={tall}
        rx={Math.min(2, width / 3)}
        fill="currentColor"
      />
      <OutcomeMark outcome={outcome} x={x} y={base + 12} size={Math.min(9, width + 2)} />
    </g>
  );
}
