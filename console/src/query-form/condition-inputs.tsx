import { makeStyles, Select } from '@fluentui/react-components';
import { useTexts } from '../i18n/i18n-context.tsx';
import { isList, type Operator, type Value } from '../report-language/query-model.ts';
import type { Field } from './fields.ts';
import { operatorsFor } from './operators.ts';
import { ValueInput } from './value-input.tsx';
import { ValueList } from './value-list.tsx';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '148px minmax(0, 1fr)',
    alignItems: 'start',
    gap: '6px',
    '@container (max-width: 300px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  operator: { minWidth: 0, '& select': { minWidth: 0, width: '100%' } },
});

export interface Comparison {
  readonly operator: Operator;
  readonly values: readonly Value[];
}

interface Props {
  readonly field: Field;
  readonly comparison: Comparison;
  readonly samples: readonly string[];
  readonly disabled: boolean;
  change(comparison: Comparison): void;
  enter?(): void;
}

export function ConditionInputs({ field, comparison, samples, disabled, change, enter }: Props) {
  const styles = useStyles();
  const { condition: words } = useTexts().queryForm;
  const { operator, values } = comparison;
  const shared = {
    ...{ field, samples, disabled, label: words.value(field.name) },
    isPattern: operator === 'LIKE' || operator === 'NOT LIKE',
  };
  return (
    <div className={styles.row}>
      <OperatorSelect
        field={field}
        operator={operator}
        disabled={disabled}
        choose={(chosen) => change({ operator: chosen, values: valuesFor(chosen, values) })}
      />
      {isList(operator) ? (
        <ValueList
          {...shared}
          values={values}
          changeAll={(next) => change({ operator, values: next })}
        />
      ) : (
        <ValueInput
          {...shared}
          given={values[0]?.text ?? ''}
          change={(value) => change({ operator, values: [value] })}
          {...(enter ? { enter } : {})}
        />
      )}
    </div>
  );
}

/** A comparison has one value; a list keeps what was there. */
const valuesFor = (operator: Operator, values: readonly Value[]): readonly Value[] =>
  isList(operator) ? values : values.slice(0, 1);

interface OperatorProps extends Pick<Props, 'field' | 'disabled'> {
  readonly operator: Operator;
  choose(operator: Operator): void;
}

function OperatorSelect({ field, operator, disabled, choose }: OperatorProps) {
  const styles = useStyles();
  const { condition: words, operators } = useTexts().queryForm;
  const offered = operatorsFor(field);
  const all = offered.includes(operator) ? offered : [...offered, operator];
  const isTime = field.values === 'date' || field.values === 'time';
  return (
    <Select
      className={styles.operator}
      aria-label={words.operator(field.name)}
      value={operator}
      disabled={disabled}
      onChange={(_, { value }) => choose(value as Operator)}
    >
      {all.map((one) => (
        <option key={one} value={one}>
          {(isTime ? operators.time : operators.other)[one]}
        </option>
      ))}
    </Select>
  );
}
