import { makeStyles, Tooltip, tokens } from '@fluentui/react-components';
import type { Occurrence } from '@partner-insights/client/browser';
import { type PointerEvent, useState } from 'react';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { AxisRun } from './axis-run.tsx';
import { type Axis, axisTicks } from './axis-scale.ts';
import { runWords } from './run-words.ts';

const HEIGHT = 132;
const BASE = 84;
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
        <Ticks {...{ axis, x, width }} />
        <line className={styles.base} x1={0} x2={width} y1={BASE} y2={BASE} />
        <CaughtUpSpans {...{ shown, x }} />
        {shown.map((run) => (
          <AxisRun
            key={run.executionId}
            {...{ run, longest }}
            x={x(run.dueTime)}
            base={BASE}
            width={bar}
          />
        ))}
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

function Ticks({ axis, x, width }: Pick<Props, 'axis' | 'width'> & { x(time: Date): number }) {
  const styles = useStyles();
  const { formats } = useI18n();
  return axisTicks(axis, Math.max(2, Math.floor(width / PIXELS_PER_TICK))).map((tick) => (
    <g key={tick.getTime()}>
      <line className={styles.grid} x1={x(tick)} x2={x(tick)} y1={0} y2={BASE} />
      {x(tick) > 18 && x(tick) < width - 18 && (
        <text className={styles.tick} x={x(tick)} y={HEIGHT - 4} textAnchor="middle">
          {formats.inZone('UTC').shortDay(tick)}
        </text>
      )}
    </g>
  ));
}

/** Over the missed due times that a run stood for. */
function CaughtUpSpans({ shown, x }: Pick<Props, 'shown'> & { x(time: string): number }) {
  const styles = useStyles();
  return shown.map(
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
  );
}

/** The least distance between two runs. */
function gapOf(shown: readonly Occurrence[], x: (time: string) => number): number {
  const places = shown.map(({ dueTime }) => x(dueTime)).sort((a, b) => a - b);
  const gaps = places.slice(1).map((place, at) => place - (places[at] ?? 0));
  return Math.min(...gaps, 11);
}
