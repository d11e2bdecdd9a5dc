import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import { useI18n } from '../i18n/i18n-context.tsx';
import { dueTimesLeft, nextDueTimes, type Schedule } from './schedule.ts';
import { isUtc, offsetAt } from './zone.ts';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: '5px 8px 5px 0', textAlign: 'start', fontWeight: 400 },
    '& thead th': { fontSize: '12px', color: tokens.colorNeutralForeground3 },
    '& tbody tr': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  shift: { fontSize: '12px', color: tokens.colorPaletteMarigoldForeground2 },
  rest: { margin: '6px 0 0', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly schedule: Schedule;
  readonly now: Date;
  /** The reader's. */
  readonly zone: string;
  readonly atMost?: number;
}

/** In UTC and by the reader's clocks; a row between two of them says where those clocks change. */
export function NextRuns({ schedule, now, zone, atMost = 5 }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const words = texts.schedule;
  const times = nextDueTimes(schedule, now, atMost);
  const written = (of: string, time: Date) => {
    const format = formats.inZone(of);
    return time.getUTCFullYear() === now.getUTCFullYear()
      ? format.shortDayAndClock(time)
      : format.dayAndClock(time);
  };
  if (times.length === 0) return <p className={styles.rest}>{words.next.ended}</p>;
  const rest = dueTimesLeft(schedule, now) - times.length;
  return (
    <>
      <table className={styles.table} aria-label={words.next.title}>
        <thead>
          <tr>
            <th scope="col">{words.utcName}</th>
            {!isUtc(zone) && <th scope="col">{words.mine}</th>}
          </tr>
        </thead>
        <tbody>
          {times.map((time, n) => (
            <Fragment key={time.getTime()}>
              <ShiftRow before={times[n - 1]} after={time} zone={zone} />
              <tr>
                <td>{written('UTC', time)}</td>
                {!isUtc(zone) && <td>{written(zone, time)}</td>}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <p className={styles.rest}>
          {Number.isFinite(rest) ? words.next.more(formats.number(rest)) : words.next.without}
        </p>
      )}
    </>
  );
}

interface ShiftProps {
  readonly before: Date | undefined;
  readonly after: Date;
  readonly zone: string;
}

function ShiftRow({ before, after, zone }: ShiftProps) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  if (!before) return null;
  const minutes = (offsetAt(zone, after) - offsetAt(zone, before)) / 60_000;
  if (minutes === 0) return null;
  const by = texts.schedule.minutes(Math.abs(minutes), formats.number(Math.abs(minutes)));
  return (
    <tr>
      <td colSpan={2} className={styles.shift}>
        {texts.schedule.shift.row(`${minutes > 0 ? '+' : '−'}${by}`)}
      </td>
    </tr>
  );
}
