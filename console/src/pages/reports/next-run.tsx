import { mergeClasses } from '@fluentui/react-components';
import type { ReportSummary } from '@partner-insights/client/browser';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { useListStyles } from './list-styles.ts';

interface Props {
  readonly summary: ReportSummary | null;
  readonly now: Date;
  /** Where no heading of a column says what it is. */
  readonly labelled?: boolean;
}

export function NextRun({ summary, now, labelled = false }: Props) {
  const styles = useListStyles();
  const { texts, formats } = useI18n();
  const { columns, never, dueNow, utc } = texts.reports;
  const [next] = summary?.upcomingTimes ?? [];
  const label = labelled && <span className={styles.below}>{columns.next}</span>;
  if (next === undefined) {
    return labelled ? null : <span className={styles.below}>{summary && never}</span>;
  }
  const due = new Date(next);
  const wait = due.getTime() - now.getTime();
  return (
    <>
      {label}
      {wait <= 0 ? dueNow : formats.relative(wait)}
      <time className={mergeClasses(styles.below, styles.notNarrow)} dateTime={next}>
        {utc(formats.inZone('UTC').shortDayAndClock(due))}
      </time>
    </>
  );
}
