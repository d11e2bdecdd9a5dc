import { mergeClasses } from '@fluentui/react-components';
import type { Occurrence } from '@partner-insights/client/browser';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { missedTimes } from './caught-up.ts';
import { useHistoryStyles } from './history-styles.ts';
import { OutcomeLabel } from './outcome-label.tsx';
import { outcomeOf } from './run-outcome.ts';

interface Props {
  readonly run: Occurrence;
  readonly history: readonly Occurrence[];
  readonly now: Date;
}

/** What became of a due time, and in words why. */
export function ResultCell({ run, history, now }: Props) {
  const styles = useHistoryStyles();
  const { texts, formats } = useI18n();
  const { history: words } = texts.reports;
  const stoodFor = missedTimes(run, history);
  const notes = [
    ...(stoodFor > 0 ? [words.standsFor(stoodFor, formats.number(stoodFor))] : []),
    ...(run.attempts > 1 ? [words.tries(run.attempts, formats.number(run.attempts))] : []),
    ...(run.queuedPosition === null ? [] : [words.queued(formats.number(run.queuedPosition))]),
    ...(run.retryTime === null
      ? []
      : [words.retryAt(formats.relative(Date.parse(run.retryTime) - now.getTime()))]),
    ...(run.executionStatus === 'Pending' && run.queuedPosition === null && run.attempts === 0
      ? [formats.relative(Date.parse(run.dueTime) - now.getTime())]
      : []),
  ];
  return (
    <>
      <OutcomeLabel outcome={outcomeOf(run)} />
      {notes.map((note) => (
        <span key={note} className={styles.below}>
          {note}
        </span>
      ))}
      {run.failureReason && (
        <span className={mergeClasses(styles.below, styles.reason)} lang="en">
          {run.failureReason}
        </span>
      )}
    </>
  );
}
