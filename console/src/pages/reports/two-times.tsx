import { makeStyles, tokens } from '@fluentui/react-components';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { isUtc, localZone } from '../../schedule/zone.ts';

const useStyles = makeStyles({
  mine: { display: 'block', fontSize: '12px', color: tokens.colorNeutralForeground3 },
  time: { whiteSpace: 'nowrap' },
});

interface Props {
  readonly time: string;
  /** Without the year. */
  readonly short?: boolean;
}

/** In UTC, by which schedules go, and below it by the reader's clocks where they are others. */
export function TwoTimes({ time, short = false }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const [zone, instant] = [localZone(), new Date(time)];
  const inZone = (of: string) =>
    short ? formats.inZone(of).shortDayAndClock(instant) : formats.inZone(of).dayAndClock(instant);
  return (
    <time dateTime={time} className={styles.time}>
      {texts.schedule.utc(inZone('UTC'))}
      {!isUtc(zone) && <span className={styles.mine}>{texts.reports.mine(inZone(zone))}</span>}
    </time>
  );
}
