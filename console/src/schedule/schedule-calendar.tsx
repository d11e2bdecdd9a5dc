import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import { useI18n } from '../i18n/i18n-context.tsx';
import { type Day, dayOf, noonOf, weeksOfMonth } from './calendar-days.ts';
import { CalendarGrid } from './calendar-grid.tsx';
import { dueDays } from './due-days.ts';
import { firstWeekdayOf } from './first-weekday.ts';
import { nextDueTime, type Schedule } from './schedule.ts';
import { bothTimes } from './schedule-words.ts';
import { useCalendar } from './use-calendar.ts';
import { localZone } from './zone.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', alignItems: 'center', gap: '4px', marginBottom: '4px' },
  month: { flex: 1, margin: 0, fontSize: '15px', lineHeight: '20px', fontWeight: 600 },
  detail: {
    minHeight: '40px',
    margin: '10px 0 0',
    paddingTop: '10px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    color: tokens.colorNeutralForeground2,
  },
  day: { display: 'block', fontWeight: 600, color: tokens.colorNeutralForeground1 },
  time: { display: 'block' },
});

interface Props {
  readonly schedule: Schedule;
  readonly now: Date;
  /** Whose days are shown. */
  readonly zone: string;
}

/** A month with the due times on its days; keys move as in every grid of dates. */
export function ScheduleCalendar({ schedule, now, zone }: Props) {
  const styles = useStyles();
  const id = useId();
  const { texts, formats, language } = useI18n();
  const { calendar: words } = texts.schedule;
  const firstWeekday = firstWeekdayOf(navigator.languages);
  const next = nextDueTime(schedule, now) ?? new Date(schedule.startTime);
  const calendar = useCalendar(dayOf(zone, next), firstWeekday);
  const weeks = weeksOfMonth(calendar.chosen, firstWeekday);
  const due = dueDays(schedule, weeks, zone);
  const month = new Intl.DateTimeFormat(language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(noonOf(calendar.chosen));
  const isEmpty = ![...due.keys()].some((day) => day.startsWith(calendar.chosen.slice(0, 7)));
  return (
    <div>
      <div className={styles.bar}>
        <h3 id={id} className={styles.month} aria-live="polite">
          {month}
        </h3>
        <Button
          appearance="subtle"
          icon={<ChevronLeftRegular />}
          aria-label={words.previous}
          onClick={() => calendar.turn(-1)}
        />
        <Button
          appearance="subtle"
          icon={<ChevronRightRegular />}
          aria-label={words.next}
          onClick={() => calendar.turn(1)}
        />
      </div>
      <CalendarGrid
        labelId={id}
        weeks={weeks}
        due={due}
        calendar={calendar}
        zone={zone}
        today={dayOf(zone, now)}
      />
      <div className={styles.detail}>
        <DayDetail day={calendar.chosen} times={due.get(calendar.chosen) ?? []} />
        {isEmpty && (
          <Link as="button" onClick={() => calendar.choose(dayOf(zone, next))}>
            {words.goTo(formats.inZone(zone).day(next))}
          </Link>
        )}
      </div>
    </div>
  );
}

function DayDetail({ day, times }: { readonly day: Day; readonly times: readonly Date[] }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const wording = { texts: texts.schedule, formats, zone: localZone() };
  const { noRun, runs } = texts.schedule.calendar;
  const count = times.length === 0 ? noRun : runs(times.length, formats.number(times.length));
  return (
    <>
      <span className={styles.day}>{`${formats.inZone('UTC').day(noonOf(day))}: ${count}`}</span>
      {times.map((time) => (
        <span key={time.getTime()} className={styles.time}>
          {bothTimes(time, wording)}
        </span>
      ))}
    </>
  );
}
