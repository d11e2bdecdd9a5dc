import { makeStyles, tokens } from '@fluentui/react-components';
import { Card } from '../../components/card.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { clockShifts, shiftWords } from '../../schedule/clock-shifts.ts';
import { NextRuns } from '../../schedule/next-runs.tsx';
import type { Schedule } from '../../schedule/schedule.ts';
import { ScheduleCalendar } from '../../schedule/schedule-calendar.tsx';
import { scheduleWords } from '../../schedule/schedule-words.ts';
import type { FormState } from './form-state.ts';
import { zoneOf } from './schedule-form.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '16px' },
  words: { margin: 0, fontSize: '15px', lineHeight: '22px' },
  shift: {
    margin: '8px 0 0',
    paddingInlineStart: '10px',
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorPaletteMarigoldBorder2,
    fontSize: '13px',
    lineHeight: '18px',
    color: tokens.colorNeutralForeground2,
  },
  part: { margin: '0 0 6px', fontSize: '13px', lineHeight: '18px', fontWeight: 600 },
});

/** In words, on a calendar and as a list: when it will run, and what of. */
export function Preview({ state }: { readonly state: FormState }) {
  const styles = useStyles();
  const { preview } = useI18n().texts.scheduleReport;
  const { form, read } = state;
  return (
    <Card title={preview.title}>
      <div className={styles.root}>
        <div aria-live="polite">
          {form.when === 'once' ? (
            <p className={styles.words}>{preview.onceWords}</p>
          ) : read.schedule ? (
            <Words state={state} schedule={read.schedule} />
          ) : (
            <p className={styles.words}>{preview.incomplete}</p>
          )}
        </div>
        {read.schedule && <Dates state={state} schedule={read.schedule} />}
      </div>
    </Card>
  );
}

interface Props {
  readonly state: FormState;
  readonly schedule: Schedule;
}

/** The changes of clocks of about a year. */
const MOST_SHIFTS = 2;

function Words({ state: { rules }, schedule }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const wording = { texts: texts.schedule, formats, zone: rules.zone };
  const shifts = clockShifts(schedule, rules.zone, rules.now).slice(0, MOST_SHIFTS);
  return (
    <>
      <p className={styles.words}>{scheduleWords(schedule, wording)}</p>
      {shifts.map((shift) => (
        <p key={shift.at.getTime()} className={styles.shift}>
          {shiftWords(shift, schedule, wording)}
        </p>
      ))}
    </>
  );
}

function Dates({ state: { form, rules }, schedule }: Props) {
  const styles = useStyles();
  const { texts } = useI18n();
  return (
    <>
      <ScheduleCalendar schedule={schedule} now={rules.now} zone={zoneOf(form.schedule, rules)} />
      <section>
        <h3 className={styles.part}>{texts.schedule.next.title}</h3>
        <NextRuns schedule={schedule} now={rules.now} zone={rules.zone} />
      </section>
    </>
  );
}
