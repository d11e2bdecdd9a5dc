import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../i18n/i18n-context.tsx';
import { type Comparison, ConditionInputs } from './condition-inputs.tsx';
import type { Field } from './fields.ts';
import { FilterHead } from './filter-head.tsx';
import type { FormState } from './form-state.ts';
import { firstOperatorFor } from './operators.ts';

const useStyles = makeStyles({
  draft: {
    display: 'grid',
    gap: '6px',
    padding: '6px 8px 10px 10px',
    borderRadius: '8px',
    border: `1px dashed ${tokens.colorBrandStroke1}`,
    margin: 0,
    minWidth: 0,
  },
  actions: { display: 'flex', gap: '6px', marginTop: '2px' },
});

interface Props {
  readonly form: FormState;
  readonly field: Field;
  close(): void;
}

/** A condition that is not in the query yet: half of one would be an error there. */
export function FilterDraft({ form, field, close }: Props) {
  const styles = useStyles();
  const { filters: words } = useTexts().queryForm;
  const group = useRef<HTMLFieldSetElement>(null);
  const [comparison, setComparison] = useState<Comparison>({
    operator: firstOperatorFor(field),
    values: [],
  });
  useEffect(() => {
    group.current?.querySelector('input')?.focus();
  }, []);
  const { operator, values } = comparison;
  const isWhole = values.length > 0;
  const add = (): void => {
    if (!isWhole) return;
    form.apply({ kind: 'addCondition', condition: { name: field.name, operator, values } });
    close();
  };
  return (
    <fieldset
      ref={group}
      className={styles.draft}
      aria-label={words.draft(field.name)}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && close()}
    >
      <FilterHead name={field.name} field={field} />
      <ConditionInputs
        field={field}
        comparison={comparison}
        samples={form.samplesOf(field.name)}
        disabled={false}
        change={setComparison}
        enter={add}
      />
      <div className={styles.actions}>
        <Button appearance="primary" size="small" disabled={!isWhole} onClick={add}>
          {words.addThis}
        </Button>
        <Button size="small" onClick={close}>
          {words.cancel}
        </Button>
      </div>
    </fieldset>
  );
}
