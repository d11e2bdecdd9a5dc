import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useI18n } from '../i18n/i18n-context.tsx';
import { type Day, noonOf } from './calendar-days.ts';
import type { Calendar } from './use-calendar.ts';

const useStyles = makeStyles({
  grid: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'separate',
    borderSpacing: '2px',
    '& th': {
      padding: '4px 0',
      textAlign: 'center',
      fontSize: '12px',
      lineHeight: '16px',
      fontWeight: 400,
      color: tokens.colorNeutralForeground3,
    },
    '& td': { padding: 0 },
  },
  day: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '1px',
    width: '100%',
    minHeight: '44px',
    padding: '4px 0',
    border: '1px solid transparent',
    borderRadius: '6px',
    font: 'inherit',
    fontSize: '13px',
    lineHeight: '18px',
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    outlineOffset: '-1px',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  outside: { color: tokens.colorNeutralForeground3 },
  due: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: 600,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
  },
  chosen: { border: `1px solid ${tokens.colorBrandForeground1}` },
  number: { minWidth: '22px', lineHeight: '20px', borderRadius: '10px' },
  today: {
    backgroundColor: tokens.colorNeutralForeground2,
    color: tokens.colorNeutralBackground1,
    fontWeight: 600,
  },
  time: { fontSize: '11px', lineHeight: '14px', fontWeight: 400 },
});

interface Props {
  readonly labelId: string;
  readonly weeks: readonly (readonly Day[])[];
  readonly due: ReadonlyMap<Day, readonly Date[]>;
  readonly calendar: Calendar;
  readonly zone: string;
  readonly today: Day;
}

export function CalendarGrid({ labelId, weeks, ...rest }: Props) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid of dates that WAI-ARIA describes
    <table role="grid" aria-labelledby={labelId} className={styles.grid}>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <Weekday key={day} day={day} />
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={rest.calendar.onKeyDown}>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td key={day}>
                <DayButton day={day} {...rest} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Weekday({ day }: { readonly day: Day }) {
  const { language } = useI18n();
  const name = (weekday: 'long' | 'short') =>
    new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(noonOf(day));
  return (
    <th scope="col" abbr={name('long')}>
      {name('short')}
    </th>
  );
}

function DayButton({
  day,
  due,
  calendar,
  zone,
  today,
}: Omit<Props, 'labelId' | 'weeks'> & { readonly day: Day }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const words = texts.schedule.calendar;
  const times = due.get(day) ?? [];
  const [first] = times;
  const { chosen } = calendar;
  const shown = formats.number(times.length);
  const time = first && (times.length > 1 ? words.many(shown) : formats.inZone(zone).clock(first));
  const date = Number(day.slice(8));
  const label = [
    // What is seen comes first, so that who speaks to the page can name the day by it.
    ...(time ? [`${date} ${time}`] : []),
    formats.inZone('UTC').day(noonOf(day)),
    ...(day === today ? [words.today] : []),
    times.length === 0 ? words.noRun : words.runs(times.length, shown),
  ];
  return (
    <button
      type="button"
      ref={day === chosen ? calendar.focusRef : undefined}
      tabIndex={day === chosen ? 0 : -1}
      aria-label={label.join(', ')}
      aria-pressed={day === chosen}
      aria-current={day === today ? 'date' : undefined}
      onClick={() => calendar.choose(day)}
      className={mergeClasses(
        styles.day,
        day.slice(0, 7) !== chosen.slice(0, 7) && styles.outside,
        first && styles.due,
        day === chosen && styles.chosen,
      )}
    >
      <span className={mergeClasses(styles.number, day === today && styles.today)}>{date}</span>{' '}
      {time && <span className={styles.time}>{time}</span>}
    </button>
  );
}
