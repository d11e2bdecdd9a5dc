import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTexts } from '../i18n/i18n-context.tsx';
import { isSound, type WrittenCondition } from '../report-language/query-model.ts';
import { ConditionInputs } from './condition-inputs.tsx';
import { FieldPicker } from './field-picker.tsx';
import { type Field, findField } from './fields.ts';
import { FilterDraft } from './filter-draft.tsx';
import { FilterHead } from './filter-head.tsx';
import { FormSection } from './form-section.tsx';
import type { FormState } from './form-state.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: '8px', margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    gap: '6px',
    padding: '6px 8px 10px 10px',
    borderRadius: '8px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  note: { margin: 0, fontSize: '12px', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly form: FormState;
  readonly draft: Field | null;
  setDraft(field: Field | null): void;
}

/** WHERE: all conditions must hold. */
export function FilterSection({ form, draft, setDraft }: Props) {
  const styles = useStyles();
  const { filters: words } = useTexts().queryForm;
  const { model, fields } = form;
  const disabled = !isSound(model, 'where');
  return (
    <FormSection
      title={words.title}
      aside={model.conditions.length > 1 && words.all}
      form={form}
      clause="where"
    >
      {model.conditions.length > 0 && (
        <ul className={styles.list}>
          {model.conditions.map((condition, index) => (
            <Filter
              // biome-ignore lint/suspicious/noArrayIndexKey: a column may have several conditions
              key={`${condition.name.text} ${index}`}
              form={form}
              condition={condition}
              index={index}
              disabled={disabled}
            />
          ))}
        </ul>
      )}
      {draft && !disabled ? (
        <FilterDraft key={draft.name} form={form} field={draft} close={() => setDraft(null)} />
      ) : (
        <FieldPicker label={words.add} fields={fields} disabled={disabled} pick={setDraft} />
      )}
    </FormSection>
  );
}

interface FilterProps {
  readonly form: FormState;
  readonly condition: WrittenCondition;
  readonly index: number;
  readonly disabled: boolean;
}

function Filter({ form, condition, index, disabled }: FilterProps) {
  const styles = useStyles();
  const { filters: words, unknown } = useTexts().queryForm;
  const name = condition.name.text;
  const field = findField(form.fields, name);
  const remove = () => form.apply({ kind: 'removeCondition', index });
  return (
    <li className={styles.item}>
      <FilterHead name={name} field={field}>
        <Button
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          aria-label={words.remove(name)}
          disabled={disabled}
          onClick={remove}
        />
      </FilterHead>
      {field ? (
        <ConditionInputs
          field={field}
          comparison={condition}
          samples={form.samplesOf(field.name)}
          disabled={disabled}
          change={({ operator, values }) =>
            form.apply({ kind: 'changeCondition', index, condition: { name, operator, values } })
          }
        />
      ) : (
        <p className={styles.note}>{unknown}</p>
      )}
    </li>
  );
}
