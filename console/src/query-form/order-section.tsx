import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, DismissRegular } from '@fluentui/react-icons';
import { useTexts } from '../i18n/i18n-context.tsx';
import { isSound, type WrittenOrder } from '../report-language/query-model.ts';
import { FieldPicker } from './field-picker.tsx';
import { type Field, findField } from './fields.ts';
import { FilterHead } from './filter-head.tsx';
import { FormSection } from './form-section.tsx';
import type { FormState } from './form-state.ts';
import { orderableFields, orderFaultOf } from './order-rules.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: '4px', margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '4px 6px',
    padding: '5px 6px 8px 10px',
    borderRadius: '8px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  controls: { display: 'flex', alignItems: 'center' },
  direction: { gridColumn: '1 / -1', minWidth: 0, '& select': { minWidth: 0, width: '100%' } },
  fault: {
    gridColumn: '1 / -1',
    margin: 0,
    fontSize: '12px',
    color: tokens.colorStatusDangerForeground1,
  },
});

/** ORDER BY: the first counts most. */
export function OrderSection({ form }: { readonly form: FormState }) {
  const styles = useStyles();
  const { order: words } = useTexts().queryForm;
  const { model, fields, apply } = form;
  const disabled = !isSound(model, 'orderBy');
  const pick = ({ name, values }: Field): void => {
    const direction = values === 'text' ? 'asc' : 'desc';
    apply({ kind: 'addOrder', order: { name, direction } });
  };
  return (
    <FormSection title={words.title} form={form} clause="orderBy">
      {model.orderBy.length > 0 && (
        <ol className={styles.list}>
          {model.orderBy.map((order, index) => (
            <OrderItem
              // biome-ignore lint/suspicious/noArrayIndexKey: a half-written query may hold a name twice
              key={`${order.name.text} ${index}`}
              {...{ form, order, index, disabled }}
            />
          ))}
        </ol>
      )}
      <FieldPicker
        label={words.add}
        fields={orderableFields(model, fields)}
        disabled={disabled}
        pick={pick}
      />
    </FormSection>
  );
}

interface ItemProps {
  readonly form: FormState;
  readonly order: WrittenOrder;
  readonly index: number;
  readonly disabled: boolean;
}

function OrderItem({ form, order, index, disabled }: ItemProps) {
  const styles = useStyles();
  const { order: words } = useTexts().queryForm;
  const { model, fields, apply } = form;
  const name = order.name.text;
  const field = findField(fields, name);
  const fault = field && orderFaultOf(field, model, fields);
  const move = (to: number) => apply({ kind: 'moveOrder', from: index, to });
  const last = model.orderBy.length - 1;
  return (
    <li className={styles.item}>
      <FilterHead name={name} field={field} />
      <span className={styles.controls}>
        {last > 0 && (
          <>
            <Button
              appearance="subtle"
              size="small"
              icon={<ArrowUpRegular />}
              aria-label={words.earlier(name)}
              disabled={disabled || index === 0}
              onClick={() => move(index - 1)}
            />
            <Button
              appearance="subtle"
              size="small"
              icon={<ArrowDownRegular />}
              aria-label={words.later(name)}
              disabled={disabled || index === last}
              onClick={() => move(index + 1)}
            />
          </>
        )}
        <Button
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          aria-label={words.remove(name)}
          disabled={disabled}
          onClick={() => apply({ kind: 'removeOrder', index })}
        />
      </span>
      <DirectionSelect {...{ form, order, index, disabled, field }} />
      {fault && <p className={styles.fault}>{words.faults[fault]}</p>}
    </li>
  );
}

function DirectionSelect(props: ItemProps & { readonly field: Field | undefined }) {
  const { form, order, index, disabled, field } = props;
  const styles = useStyles();
  const { order: words } = useTexts().queryForm;
  const name = order.name.text;
  const directions = words.directions[field?.values ?? 'text'];
  return (
    <Select
      className={styles.direction}
      aria-label={words.direction(name)}
      value={order.direction}
      disabled={disabled}
      onChange={(_, { value }) =>
        form.apply({
          kind: 'changeOrder',
          index,
          order: { name, direction: value === 'asc' ? 'asc' : 'desc' },
        })
      }
    >
      <option value="asc">{directions.asc}</option>
      <option value="desc">{directions.desc}</option>
    </Select>
  );
}
