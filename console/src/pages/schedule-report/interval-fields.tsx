import {
  Button,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
} from '@fluentui/react-components';
import { LightbulbRegular } from '@fluentui/react-icons';
import { useI18n } from '../../i18n/i18n-context.tsx';
import type { FormState } from './form-state.ts';
import { useFormStyles } from './form-styles.ts';
import { pointlessInterval } from './pointless-interval.ts';
import { type Rhythm, rhythmOf, rhythms, type ScheduleForm } from './schedule-form.ts';
import { useProblemText } from './use-problem-text.ts';

const useStyles = makeStyles({
  hours: { fontSize: '12px' },
  hint: { display: 'flex', gap: '8px', alignItems: 'flex-start' },
  icon: { fontSize: '18px', lineHeight: 0, paddingTop: '1px' },
  use: { marginTop: '6px' },
});

const all: readonly Rhythm[] = ['daily', 'weekly', 'monthly', 'other'];

export function IntervalFields({ state }: { readonly state: FormState }) {
  const styles = useStyles();
  const fields = useFormStyles();
  const { texts, formats } = useI18n();
  const { when } = texts.scheduleReport;
  const problem = useProblemText(state);
  const rhythm = rhythmOf(state.form.schedule, state.rules);
  const isOther = rhythm === 'other';
  const labelOf = (one: Rhythm) =>
    one === 'other' ? (
      when.rhythms.other
    ) : (
      <>
        {when.rhythms[one]}{' '}
        <span className={styles.hours}>{when.rhythmHours(formats.number(rhythms[one]))}</span>
      </>
    );
  return (
    <>
      <Field
        label={when.rhythm}
        hint={when.intervalNote}
        validationMessage={isOther ? undefined : problem('interval')}
      >
        <RadioGroup
          className={fields.pairs}
          value={rhythm}
          onChange={(_, { value }) => state.changeSchedule({ rhythm: value as Rhythm })}
        >
          {all.map((one) => (
            <Radio key={one} value={one} label={labelOf(one)} />
          ))}
        </RadioGroup>
      </Field>
      {isOther && <OtherInterval state={state} />}
      <PointlessHint state={state} />
    </>
  );
}

function OtherInterval({ state }: { readonly state: FormState }) {
  const fields = useFormStyles();
  const { when } = useI18n().texts.scheduleReport;
  const problem = useProblemText(state);
  const { every, unit } = state.form.schedule;
  return (
    <div className={fields.row}>
      <Field label={when.every} className={fields.short} validationMessage={problem('interval')}>
        <Input
          inputMode="numeric"
          value={every}
          className={fields.fill}
          input={{ className: fields.fill }}
          onChange={(_, { value }) => state.changeSchedule({ every: value })}
        />
      </Field>
      <Field label={when.unit} className={fields.shorter}>
        <Select
          value={unit}
          onChange={(_, { value }) => state.changeSchedule({ unit: value as ScheduleForm['unit'] })}
        >
          <option value="hours">{when.units.hours}</option>
          <option value="days">{when.units.days}</option>
        </Select>
      </Field>
    </div>
  );
}

/** More often than the data is renewed brings mostly what is there already. */
function PointlessHint({ state }: { readonly state: FormState }) {
  const styles = useStyles();
  const fields = useFormStyles();
  const { texts, formats } = useI18n();
  const { when } = texts.scheduleReport;
  const hours = pointlessInterval(state.read.schedule, state.rules);
  const { refreshDays } = state.rules;
  if (hours === null || refreshDays === null) return null;
  const days = formats.number(refreshDays);
  return (
    <div className={styles.hint} role="status">
      <span className={styles.icon} aria-hidden>
        <LightbulbRegular />
      </span>
      <div>
        <p className={fields.note}>{when.pointless(formats.number(hours), days)}</p>
        <Button
          size="small"
          className={styles.use}
          onClick={() =>
            state.changeSchedule({ rhythm: 'other', every: String(refreshDays), unit: 'days' })
          }
        >
          {when.suggestion(days)}
        </Button>
      </div>
    </div>
  );
}
