import { makeStyles, tokens } from '@fluentui/react-components';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { isUtc, localZone } from '../../schedule/zone.ts';

const useStyles = makeStyles({
  mine: { display: 'block', fontSize: '12px', color: tokens.colorNeutralForeground3 },
  time: { whiteSpace: 'nowrap' },
});

/** In UTC, by which schedules go, and below it by the reader's clocks where they are others. */
export function TwoTimes({ time }: { readonly time: string }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const [zone, instant] = [localZone(), new Date(time)];
  return (
    <time dateTime={time} className={styles.time}>
      {texts.schedule.utc(formats.inZone('UTC').dayAndClock(instant))}
      {!isUtc(zone) && (
        <span className={styles.mine}>
          {texts.reports.mine(formats.inZone(zone).dayAndClock(instant))}
        </span>
      )}
    </time>
  );
}
