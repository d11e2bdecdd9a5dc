import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { Card } from '../../components/card.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { bothTimes } from '../../schedule/schedule-words.ts';
import { EndFields } from './end-fields.tsx';
import type { FormState } from './form-state.ts';
import { useFormStyles } from './form-styles.ts';
import { IntervalFields } from './interval-fields.tsx';
import { PeriodFields } from './period-fields.tsx';
import type { ReportForm } from './report-form.ts';
import { StartFields } from './start-fields.tsx';

export function WhenCard({ state }: { readonly state: FormState }) {
  const styles = useFormStyles();
  const { texts } = useI18n();
  const { when: words } = texts.scheduleReport;
  const { form, report } = state;
  return (
    <Card title={words.title}>
      <div className={styles.fields}>
        {!report && (
          <Field label={words.kind}>
            <RadioGroup
              className={styles.pairs}
              value={form.when}
              onChange={(_, { value }) => state.change({ when: value as ReportForm['when'] })}
            >
              <Radio value="schedule" label={words.schedule} />
              <Radio value="once" label={words.once} />
            </RadioGroup>
          </Field>
        )}
        {form.when === 'schedule' ? (
          <ScheduleFields state={state} />
        ) : report ? (
          <RanOnce state={state} />
        ) : (
          <PeriodFields state={state} />
        )}
      </div>
    </Card>
  );
}

function ScheduleFields({ state }: { readonly state: FormState }) {
  const styles = useFormStyles();
  const { when } = useI18n().texts.scheduleReport;
  const isOver = state.report?.reportStatus === 'Inactive';
  return (
    <>
      {isOver && <p className={styles.note}>{when.inactive}</p>}
      <fieldset className={styles.fields} disabled={isOver}>
        <legend className={styles.spoken}>{when.schedule}</legend>
        <IntervalFields state={state} />
        <StartFields state={state} />
        <EndFields state={state} />
      </fieldset>
    </>
  );
}

function RanOnce({ state: { report, rules } }: { readonly state: FormState }) {
  const styles = useFormStyles();
  const { texts, formats } = useI18n();
  const wording = { texts: texts.schedule, formats, zone: rules.zone };
  const time = bothTimes(new Date(report?.startTime ?? 0), wording);
  return <p className={styles.note}>{texts.scheduleReport.when.wasOnce(time)}</p>;
}
