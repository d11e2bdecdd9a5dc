import { mergeClasses } from '@fluentui/react-components';
import type { ReportSummary } from '@partner-insights/client/browser';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { latenessWords } from './lateness.ts';
import { useListStyles } from './list-styles.ts';
import { OutcomeLabel } from './outcome-label.tsx';
import { LATE_SECONDS, outcomeOf } from './run-outcome.ts';

interface Props {
  readonly summary: ReportSummary | null;
  readonly now: Date;
}

/** What became of the last run, when, and why where it did not end well. */
export function LastRun({ summary, now }: Props) {
  const styles = useListStyles();
  const { texts, formats } = useI18n();
  const run = summary?.lastExecution;
  if (!run) return <span className={styles.below}>{texts.reports.notYet}</span>;
  const ended = new Date(run.endedTime ?? run.dueTime);
  const isLate = (run.lateSeconds ?? 0) > LATE_SECONDS;
  const late = isLate ? latenessWords(run.lateSeconds, texts.reports, formats) : null;
  return (
    <>
      <OutcomeLabel outcome={outcomeOf(run)} />
      <span className={styles.below}>
        {[formats.relative(ended.getTime() - now.getTime()), late].filter(Boolean).join(' · ')}
      </span>
      <time className={mergeClasses(styles.below, styles.notNarrow)} dateTime={ended.toISOString()}>
        {texts.reports.utc(formats.inZone('UTC').shortDayAndClock(ended))}
      </time>
      {run.executionStatus === 'Failed' && run.failureReason && (
        <span className={mergeClasses(styles.below, styles.reason, styles.notNarrow)} lang="en">
          {run.failureReason}
        </span>
      )}
    </>
  );
}
