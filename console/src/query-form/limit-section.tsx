import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTexts } from '../i18n/i18n-context.tsx';
import { isSound } from '../report-language/query-model.ts';
import { isLimit } from './check-limit.ts';
import { FormSection } from './form-section.tsx';
import type { FormState } from './form-state.ts';

const useStyles = makeStyles({
  input: { width: '100%', minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
});

/** LIMIT: how many rows at most. */
export function LimitSection({ form }: { readonly form: FormState }) {
  const styles = useStyles();
  const { limit: words } = useTexts().queryForm;
  const { model, apply } = form;
  const written = model.limit?.text ?? '';
  const [typed, setTyped] = useState(written);
  useEffect(() => setTyped(written), [written]);
  const isRight = typed === '' || isLimit(typed);
  const type = (next: string): void => {
    setTyped(next);
    if (next === '') apply({ kind: 'setLimit', limit: null });
    else if (isLimit(next)) apply({ kind: 'setLimit', limit: next });
  };
  return (
    <FormSection title={words.title} form={form} clause="limit">
      <Field
        validationState={isRight ? 'none' : 'error'}
        {...(isRight ? {} : { validationMessage: words.fault })}
      >
        <Input
          className={styles.input}
          aria-label={words.title}
          placeholder={words.all}
          inputMode="numeric"
          value={typed}
          disabled={!isSound(model, 'limit')}
          onChange={(_, { value }) => type(value.trim())}
        />
      </Field>
    </FormSection>
  );
}
