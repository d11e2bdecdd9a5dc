import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useI18n } from '../../i18n/i18n-context.tsx';
import type { FormState } from './form-state.ts';
import { useFormStyles } from './form-styles.ts';
import type { End } from './schedule-form.ts';
import { useProblemText } from './use-problem-text.ts';

const ends: readonly End[] = ['never', 'count', 'date'];

export function EndFields({ state }: { readonly state: FormState }) {
  const fields = useFormStyles();
  const { texts, formats } = useI18n();
  const { when } = texts.scheduleReport;
  const problem = useProblemText(state);
  const { end, count, lastDate, date } = state.form.schedule;
  const made = state.read.schedule?.count ?? null;
  return (
    <>
      <Field label={when.end}>
        <RadioGroup
          className={fields.choices}
          value={end}
          onChange={(_, { value }) => state.changeSchedule({ end: value as End })}
        >
          {ends.map((one) => (
            <Radio key={one} value={one} label={when.ends[one]} />
          ))}
        </RadioGroup>
      </Field>
      {end === 'count' && (
        <Field label={when.count} className={fields.alone} validationMessage={problem('end')}>
          <Input
            inputMode="numeric"
            value={count}
            onChange={(_, { value }) => state.changeSchedule({ count: value })}
          />
        </Field>
      )}
      {end === 'date' && (
        <Field
          label={when.lastDate}
          className={fields.alone}
          validationMessage={problem('end')}
          hint={made === null ? undefined : when.counted(made, formats.number(made))}
        >
          <Input
            type="date"
            min={date}
            value={lastDate}
            onChange={(_, { value }) => state.changeSchedule({ lastDate: value })}
          />
        </Field>
      )}
    </>
  );
}
