import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Field,
  Input,
  Select,
} from '@fluentui/react-components';
import type { CallbackMethod, CatchUp, ReportFormat } from '@partner-insights/client/browser';
import { Card } from '../../components/card.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import type { FormState } from './form-state.ts';
import { useFormStyles } from './form-styles.ts';
import { catchUps, reportFormats } from './report-form.ts';
import { useProblemText } from './use-problem-text.ts';

export function OutputCard({ state }: { readonly state: FormState }) {
  const fields = useFormStyles();
  const { output } = useTexts().scheduleReport;
  const problem = useProblemText(state);
  const { form } = state;
  return (
    <Card title={output.title}>
      <div className={fields.fields}>
        <Field
          label={output.format}
          className={fields.medium}
          validationMessage={problem('format')}
        >
          <Select
            value={form.format}
            onChange={(_, { value }) => state.change({ format: value as ReportFormat })}
          >
            {reportFormats.map((one) => (
              <option key={one} value={one}>
                {output.formats[one]}
              </option>
            ))}
          </Select>
        </Field>
        <CallbackFields state={state} />
        {form.when === 'schedule' && <CatchUpFields state={state} />}
      </div>
    </Card>
  );
}

function CallbackFields({ state }: { readonly state: FormState }) {
  const fields = useFormStyles();
  const { output } = useTexts().scheduleReport;
  const problem = useProblemText(state);
  const { callbackUrl, callbackMethod } = state.form;
  return (
    <div className={fields.row}>
      <Field
        label={output.callbackUrl}
        className={fields.wide}
        hint={output.callbackHint}
        validationMessage={problem('callbackUrl')}
      >
        <Input
          type="url"
          spellCheck={false}
          className={fields.fill}
          input={{ className: fields.fill }}
          value={callbackUrl}
          onChange={(_, { value }) => state.change({ callbackUrl: value })}
        />
      </Field>
      {callbackUrl.trim() !== '' && (
        <Field
          label={output.callbackMethod}
          className={fields.medium}
          validationMessage={problem('callbackMethod')}
        >
          <Select
            value={callbackMethod}
            onChange={(_, { value }) => state.change({ callbackMethod: value as CallbackMethod })}
          >
            <option value="POST">{output.post}</option>
            <option value="GET">{output.get}</option>
          </Select>
        </Field>
      )}
    </div>
  );
}

function CatchUpFields({ state }: { readonly state: FormState }) {
  const fields = useFormStyles();
  const { output } = useTexts().scheduleReport;
  const problem = useProblemText(state);
  const { catchUp, catchUpWindow } = state.form;
  return (
    <Accordion collapsible className={fields.accordion}>
      <AccordionItem value="catch-up">
        <AccordionHeader as="h3">{output.advanced}</AccordionHeader>
        <AccordionPanel className={fields.panel}>
          <Field
            label={output.catchUp}
            className={fields.medium}
            hint={output.catchUpHint}
            validationMessage={problem('catchUp')}
          >
            <Select
              value={catchUp}
              onChange={(_, { value }) => state.change({ catchUp: value as CatchUp | '' })}
            >
              <option value="">{output.catchUps.default}</option>
              {catchUps.map((one) => (
                <option key={one} value={one}>
                  {output.catchUps[one]}
                </option>
              ))}
            </Select>
          </Field>
          <Field
            label={output.window}
            className={fields.medium}
            hint={output.windowHint}
            validationMessage={problem('catchUpWindow')}
          >
            <Input
              inputMode="numeric"
              value={catchUpWindow}
              onChange={(_, { value }) => state.change({ catchUpWindow: value })}
            />
          </Field>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
