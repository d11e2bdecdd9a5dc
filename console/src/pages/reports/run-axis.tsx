import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { Occurrence, ReportSummary } from '@partner-insights/client/browser';
import { useId, useRef, useState } from 'react';
import { useWidth } from '../../charts/use-width.ts';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { AxisPlot } from './axis-plot.tsx';
import { axisOf, fittingRange, type Range, ranges } from './axis-scale.ts';
import { LegendItem } from './legend-item.tsx';
import { countOutcomes, outcomes } from './run-outcome.ts';
import { stripSummary } from './strip-summary.ts';

const useStyles = makeStyles({
  card: {
    minWidth: 0,
    padding: '12px 20px 16px',
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: '0 16px',
  },
  title: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: 600 },
  ranges: { marginInline: '-8px' },
  said: { margin: '2px 0 14px', color: tokens.colorNeutralForeground2 },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 16px',
    marginTop: '10px',
    fontSize: '12px',
    color: tokens.colorNeutralForeground2,
  },
  plot: { minWidth: 0 },
});

interface Props {
  readonly history: readonly Occurrence[];
  readonly summary: ReportSummary;
  readonly now: Date;
  select(executionId: string): void;
}

/** Every due time on an axis of time, those to come too; below it stands the same as a table. */
export function RunAxis({ history, summary, now, select }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { axis: words, strip } = texts.reports;
  const title = useId();
  const dueTimes = history.map(({ dueTime }) => dueTime);
  const [chosen, choose] = useState<Range>();
  const range = chosen ?? fittingRange(dueTimes, now);
  const axis = axisOf(range, now);
  const shown = history.filter(({ dueTime }) => Date.parse(dueTime) >= axis.from);
  const ended = shown.filter(({ endedTime }) => endedTime !== null);
  const counts = countOutcomes(shown);
  const plot = useRef<HTMLDivElement>(null);
  const said =
    ended.length === 0
      ? words.nothing
      : words.summary(stripSummary(ended, strip, formats), formats.number(range));
  return (
    <section className={styles.card} aria-labelledby={title}>
      <div className={styles.top}>
        <h2 id={title} className={styles.title}>
          {words.title}
        </h2>
        <RadioGroup
          layout="horizontal"
          className={styles.ranges}
          aria-label={words.range}
          value={String(range)}
          onChange={(_, { value }) => choose(ranges.find((days) => String(days) === value))}
        >
          {ranges.map((days) => (
            <Radio key={days} value={String(days)} label={words.days(formats.number(days))} />
          ))}
        </RadioGroup>
      </div>
      <p className={styles.said}>{said}</p>
      <div ref={plot} className={styles.plot}>
        <AxisPlot
          {...{ shown, axis, now, select, label: said }}
          upcoming={summary.upcomingTimes}
          width={useWidth(plot)}
        />
      </div>
      <div className={styles.legend}>
        {outcomes
          .filter((outcome) => counts[outcome] > 0)
          .map((outcome) => (
            <LegendItem key={outcome} outcome={outcome} />
          ))}
        <span>{words.legend}</span>
      </div>
    </section>
  );
}
