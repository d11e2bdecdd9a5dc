import { Combobox, makeStyles, Option, OptionGroup } from '@fluentui/react-components';
import { type Ref, useState } from 'react';
import { useTexts } from '../i18n/i18n-context.tsx';
import { FieldOption } from './field-option.tsx';
import type { Field } from './fields.ts';
import { matchNames } from './match-names.ts';

const useStyles = makeStyles({
  box: { width: '100%', minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
  list: { maxHeight: 'min(420px, 50vh)' },
});

interface Props {
  readonly label: string;
  readonly fields: readonly Field[];
  /** Names; given, several can be chosen, and what is chosen can be given up again. */
  readonly chosen?: readonly string[];
  readonly disabled?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
  pick(field: Field): void;
}

/** Chooses columns and metrics by searching their names and meanings. */
export function FieldPicker({ label, fields, chosen, disabled = false, ref, pick }: Props) {
  const styles = useStyles();
  const { nothing } = useTexts().queryForm;
  const [term, setTerm] = useState('');
  const found = matchNames(fields, term);
  const choose = (name: string | undefined): void => {
    const field = fields.find((one) => one.name === name);
    if (field) pick(field);
    setTerm('');
  };
  return (
    <Combobox
      {...(ref ? { ref } : {})}
      className={styles.box}
      listbox={{ className: styles.list }}
      aria-label={label}
      placeholder={label}
      disabled={disabled}
      multiselect={chosen !== undefined}
      selectedOptions={[...(chosen ?? [])]}
      value={term}
      onChange={(event) => setTerm(event.target.value)}
      onOptionSelect={(_, { optionValue }) => choose(optionValue)}
      onOpenChange={(_, { open }) => open || setTerm('')}
    >
      <Group kind="metric" fields={found} />
      <Group kind="column" fields={found} />
      {found.length === 0 && (
        <Option key="none" disabled text={nothing}>
          {nothing}
        </Option>
      )}
    </Combobox>
  );
}

function Group({ kind, fields }: { readonly kind: Field['kind']; readonly fields: Field[] }) {
  const { groups } = useTexts().queryForm;
  const members = fields.filter((field) => field.kind === kind);
  if (members.length === 0) return null;
  return (
    <OptionGroup label={groups[kind]}>
      {members.map((field) => (
        <Option key={field.name} value={field.name} text={field.name}>
          <FieldOption field={field} />
        </Option>
      ))}
    </OptionGroup>
  );
}
