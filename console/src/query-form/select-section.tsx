import { makeStyles, Switch, tokens } from '@fluentui/react-components';
import { useI18n } from '../i18n/i18n-context.tsx';
import { isSound } from '../report-language/query-model.ts';
import { FieldPicker } from './field-picker.tsx';
import { type Field, findField } from './fields.ts';
import { FormSection } from './form-section.tsx';
import type { FormState } from './form-state.ts';
import { SelectedList } from './selected-list.tsx';

const useStyles = makeStyles({
  empty: { margin: 0, fontSize: '12px', color: tokens.colorNeutralForeground2 },
  switch: { marginInlineStart: '-8px' },
});

interface Props {
  readonly form: FormState;
  filterBy(field: Field): void;
}

/** SELECT: what the report has as its columns, in their order. */
export function SelectSection({ form, filterBy }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { select: words } = texts.queryForm;
  const { model, fields, apply } = form;
  const disabled = !isSound(model, 'select');
  const chosen = model.select.map(({ text }) => findField(fields, text)?.name ?? text);
  const toggle = ({ name }: Field): void => {
    const index = chosen.indexOf(name);
    apply(index < 0 ? { kind: 'addSelect', name } : { kind: 'removeSelect', index });
  };
  const count = model.select.length;
  return (
    <FormSection
      title={words.title}
      aside={count > 0 && words.count(formats.number(count))}
      form={form}
      clause="select"
    >
      {count > 0 ? (
        <SelectedList form={form} disabled={disabled} filterBy={filterBy} />
      ) : (
        <p className={styles.empty}>{words.empty}</p>
      )}
      <FieldPicker
        label={words.add}
        fields={fields}
        chosen={chosen}
        disabled={disabled}
        pick={toggle}
      />
      <Switch
        className={styles.switch}
        label={words.distinct}
        checked={model.distinct !== null}
        disabled={disabled}
        onChange={(_, { checked }) => apply({ kind: 'setDistinct', distinct: checked })}
      />
    </FormSection>
  );
}
