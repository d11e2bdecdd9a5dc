import { Field, Input, Textarea } from '@fluentui/react-components';
import { useTexts } from '../../i18n/i18n-context.tsx';
import type { FormState } from './form-state.ts';
import { useProblemText } from './use-problem-text.ts';

export function DetailsFields({ state }: { readonly state: FormState }) {
  const { details } = useTexts().scheduleReport;
  const problem = useProblemText(state);
  return (
    <>
      <Field label={details.name} required validationMessage={problem('name')}>
        <Input value={state.read.name} onChange={(_, { value }) => state.change({ name: value })} />
      </Field>
      <Field label={details.description} validationMessage={problem('description')}>
        <Textarea
          rows={2}
          resize="vertical"
          value={state.read.description}
          onChange={(_, { value }) => state.change({ description: value })}
        />
      </Field>
    </>
  );
}
