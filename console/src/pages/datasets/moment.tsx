import { makeStyles, tokens } from '@fluentui/react-components';
import { useServiceClock } from '../../config/use-service-clock.ts';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { until } from './until.ts';

const useStyles = makeStyles({
  exact: {
    display: 'block',
    fontSize: '12px',
    lineHeight: '17px',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** How long ago, or in how long; and when that is, in UTC and where the reader is. */
export function Moment({ time }: { readonly time: string }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { utc, here } = texts.datasets;
  const { now } = useServiceClock();
  const date = new Date(time);
  return (
    <time dateTime={time}>
      {formats.relative(until(time, now))}
      <span className={styles.exact}>{utc(formats.inZone('UTC').dayAndClock(date))}</span>
      {date.getTimezoneOffset() !== 0 && (
        <span className={styles.exact}>{here(formats.time(date))}</span>
      )}
    </time>
  );
}
