import { Field, Input } from '@fluentui/react-components';
import { useTexts } from '../../i18n/i18n-context.tsx';
import type { FormState } from './form-state.ts';
import { useFormStyles } from './form-styles.ts';
import { ZoneField } from './start-fields.tsx';
import { useProblemText } from './use-problem-text.ts';

/** For a run at once: the rows' time, in place of the query's own. */
export function PeriodFields({ state }: { readonly state: FormState }) {
  const fields = useFormStyles();
  const { period } = useTexts().scheduleReport;
  const problem = useProblemText(state);
  const { form, dataset } = state;
  if (dataset && dataset.timeColumn === null) return <p className={fields.note}>{period.noTime}</p>;
  return (
    <fieldset className={fields.group}>
      <legend className={fields.legend}>{period.title}</legend>
      <p className={fields.note}>{period.lead}</p>
      <div className={fields.row}>
        <Field
          label={period.from}
          className={fields.dateTime}
          validationMessage={problem('periodFrom')}
        >
          <Input
            type="datetime-local"
            className={fields.fill}
            value={form.periodFrom}
            onChange={(_, { value }) => state.change({ periodFrom: value })}
          />
        </Field>
        <Field
          label={period.to}
          className={fields.dateTime}
          validationMessage={problem('periodTo')}
        >
          <Input
            type="datetime-local"
            className={fields.fill}
            value={form.periodTo}
            onChange={(_, { value }) => state.change({ periodTo: value })}
          />
        </Field>
      </div>
      {(form.periodFrom || form.periodTo) && <ZoneField state={state} />}
    </fieldset>
  );
}
