import { makeStyles, SkeletonItem, tokens } from '@fluentui/react-components';
import { ClockAlarmRegular } from '@fluentui/react-icons';
import type { DatasetFreshness } from '@partner-insights/client/browser';
import { useServiceClock } from '../../config/use-service-clock.ts';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { until } from './until.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 12px',
    minHeight: '20px',
    color: tokens.colorNeutralForeground2,
  },
  rows: {
    fontWeight: 600,
    color: tokens.colorNeutralForeground1,
    // Below each other, so that they can be compared.
    '@media (min-width: 761px)': { minWidth: '88px', textAlign: 'end' },
    '@media (max-width: 760px)': { order: -1 },
  },
  overdue: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    color: tokens.colorStatusWarningForeground1,
  },
  waiting: { width: '190px' },
});

interface Props {
  /** Undefined: not known. */
  readonly freshness: DatasetFreshness | undefined;
  readonly isWaiting: boolean;
}

/** How many rows, and how new; late data is marked. */
export function ItemFreshness({ freshness, isWaiting }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { yourRows, rowsNotKnown, loadedAgo, neverLoaded, overdue } = texts.datasets;
  const { now } = useServiceClock();
  if (isWaiting) return <SkeletonItem className={styles.waiting} size={16} aria-hidden />;
  if (!freshness) return null;
  const { rows, watermark, nextRefreshTime, isOverdue } = freshness;
  const ago = (time: string) => formats.relative(until(time, now));
  if (!watermark) return <span className={styles.root}>{neverLoaded}</span>;
  return (
    <span className={styles.root}>
      {isOverdue && nextRefreshTime ? (
        <span className={styles.overdue}>
          <ClockAlarmRegular aria-hidden />
          {overdue(ago(nextRefreshTime))}
        </span>
      ) : (
        <span>{loadedAgo(ago(watermark))}</span>
      )}
      <span className={styles.rows}>
        {rows === null ? rowsNotKnown : yourRows(rows, formats.number(rows))}
      </span>
    </span>
  );
}
