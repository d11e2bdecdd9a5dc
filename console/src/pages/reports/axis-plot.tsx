import { makeStyles, mergeClasses, Tooltip, tokens } from '@fluentui/react-components';
import type { Occurrence } from '@partner-insights/client/browser';
import { type PointerEvent, useState } from 'react';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { type Axis, axisTicks, barHeight } from './axis-scale.ts';
import { OutcomeMark } from './outcome-mark.tsx';
import { useOutcomeStyles } from './outcome-styles.ts';
import { outcomeOf } from './run-outcome.ts';
import { runWords } from './run-words.ts';

const HEIGHT = 132;
const BASE = 84;
const TALLEST = 66;
const MARK_Y = BASE + 12;
const PIXELS_PER_TICK = 84;

const useStyles = makeStyles({
  svg: { display: 'block', width: '100%', height: `${HEIGHT}px`, overflow: 'visible' },
  grid: { stroke: tokens.colorNeutralStroke3 },
  base: { stroke: tokens.colorNeutralStroke1 },
  now: { stroke: tokens.colorBrandStroke1, strokeDasharray: '3 3' },
  nowText: { fill: tokens.colorBrandForeground1, fontSize: '11px', fontWeight: 600 },
  tick: { fill: tokens.colorNeutralForeground3, fontSize: '11px' },
  future: { fill: tokens.colorNeutralBackground2 },
  ring: { fill: 'none', stroke: tokens.colorNeutralForeground3, strokeDasharray: '2 2' },
  span: { stroke: tokens.colorStatusWarningForeground3, strokeWidth: '3px', opacity: 0.7 },
  run: { cursor: 'pointer', ':hover > rect': { opacity: 0.75 } },
});

interface Props {
  readonly shown: readonly Occurrence[];
  readonly upcoming: readonly string[];
  readonly axis: Axis;
  readonly now: Date;
  readonly width: number;
  readonly label: string;
  select(executionId: string): void;
}

/** A picture for the eye and the mouse; the table below says the same to everybody else. */
export function AxisPlot({ shown, upcoming, axis, now, width, label, select }: Props) {
  const styles = useStyles();
  const colours = useOutcomeStyles();
  const { texts, formats } = useI18n();
  const [hovered, setHovered] = useState<SVGGElement | null>(null);
  const x = (time: string | Date | number) => axis.place(new Date(time).getTime()) * width;
  const longest = Math.max(0, ...shown.map(({ runSeconds }) => runSeconds ?? 0));
  const bar = Math.max(2, Math.min(9, gapOf(shown, x) - 2));
  const runOf = (target: EventTarget): Occurrence | undefined =>
    shown.find(
      ({ executionId }) =>
        executionId === (target as Element).closest<SVGGElement>('[data-run]')?.dataset.run,
    );
  const over = shown.find(({ executionId }) => executionId === hovered?.dataset.run);
  if (width === 0) return <div className={styles.svg} />;
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the rows of the table below open by the keyboard */}
      <svg
        className={styles.svg}
        role="img"
        aria-label={label}
        onPointerMove={({ target }: PointerEvent) =>
          setHovered((target as Element).closest<SVGGElement>('[data-run]'))
        }
        onPointerLeave={() => setHovered(null)}
        onClick={({ target }) => {
          const run = runOf(target);
          if (run) select(run.executionId);
        }}
      >
        <rect className={styles.future} x={x(now)} width={width - x(now)} y={0} height={BASE} />
        {axisTicks(axis, Math.max(2, Math.floor(width / PIXELS_PER_TICK))).map((tick) => (
          <g key={tick.getTime()}>
            <line className={styles.grid} x1={x(tick)} x2={x(tick)} y1={0} y2={BASE} />
            {x(tick) > 18 && x(tick) < width - 18 && (
              <text className={styles.tick} x={x(tick)} y={HEIGHT - 4} textAnchor="middle">
                {formats.inZone('UTC').shortDay(tick)}
              </text>
            )}
          </g>
        ))}
        <line className={styles.base} x1={0} x2={width} y1={BASE} y2={BASE} />
        {shown.map(
          ({ executionId, caughtUpFrom, dueTime }) =>
            caughtUpFrom !== null &&
            caughtUpFrom < dueTime && (
              <line
                key={executionId}
                className={styles.span}
                x1={Math.max(0, x(caughtUpFrom))}
                x2={x(dueTime)}
                y1={BASE + 24}
                y2={BASE + 24}
              />
            ),
        )}
        {shown.map((run) => {
          const outcome = outcomeOf(run);
          const tall =
            run.runSeconds === null ? 0 : 6 + barHeight(run.runSeconds, longest) * (TALLEST - 6);
          return (
            <g
              key={run.executionId}
              data-run={run.executionId}
              className={mergeClasses(colours[outcome], styles.run)}
            >
              <rect
                x={x(run.dueTime) - Math.max(bar, 8) / 2}
                y={0}
                width={Math.max(bar, 8)}
                height={BASE + 22}
                fill="transparent"
              />
              <rect
                x={x(run.dueTime) - bar / 2}
                y={BASE - tall}
                width={bar}
                height={tall}
                rx={Math.min(2, bar / 3)}
                fill="currentColor"
              />
              <OutcomeMark
                outcome={outcome}
                x={x(run.dueTime)}
                y={MARK_Y}
                size={Math.min(9, bar + 2)}
              />
            </g>
          );
        })}
        {upcoming
          .filter((time) => x(time) > x(now) && x(time) <= width)
          .map((time) => (
            <circle key={time} className={styles.ring} cx={x(time)} cy={MARK_Y} r={4} />
          ))}
        <line className={styles.now} x1={x(now)} x2={x(now)} y1={0} y2={BASE + 16} />
        <text className={styles.nowText} x={x(now) + 5} y={11}>
          {texts.reports.axis.now}
        </text>
      </svg>
      <Tooltip
        content={over ? runWords(over, texts, formats) : ''}
        relationship="inaccessible"
        visible={over !== undefined}
        positioning={{ target: hovered, position: 'above' }}
      />
    </>
  );
}

/** The least distance between two runs. */
function gapOf(shown: readonly Occurrence[], x: (time: string) => number): number {
  const places = shown.map(({ dueTime }) => x(dueTime)).sort((a, b) => a - b);
  const gaps = places.slice(1).map((place, at) => place - (places[at] ?? 0));
  return Math.min(...gaps, 11);
}
