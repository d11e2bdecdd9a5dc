import { Field, makeStyles, Select } from '@fluentui/react-components';
import { useId } from 'react';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import type { ResultColumn } from '../results/result-column.ts';
import { aggregatesFor, changedForm, columnsFor } from './chart-change.ts';
import { type ChartChoice, chartForms } from './chart-choice.ts';

const useStyles = makeStyles({
  controls: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 136px), 1fr))',
    maxWidth: '1000px',
    gap: '8px 12px',
    margin: '0 0 14px',
    padding: 0,
    border: 'none',
    '& > *, & span': { minWidth: 0 },
    '& select': { width: '100%', minWidth: 0, textOverflow: 'ellipsis' },
  },
});

interface Props {
  readonly choice: ChartChoice;
  readonly columns: readonly ResultColumn[];
  change(choice: ChartChoice): void;
}

export function ChartControls({ choice, columns, change }: Props) {
  const styles = useStyles();
  const { chart: words } = useTexts().workbench;
  const { form, x, y, series, aggregate } = choice;
  const names = columnsFor(form, columns);
  const set = (part: Partial<ChartChoice>) => change({ ...choice, ...part });
  const asOptions = (list: readonly string[]) => list.map((name) => [name, name] as const);
  return (
    <fieldset className={styles.controls} aria-label={words.settings}>
      <Choice
        label={words.form}
        value={form}
        options={chartForms.map((one) => [one, words.forms[one]])}
        choose={(chosen) => change(changedForm(choice, chosen as ChartChoice['form'], columns))}
      />
      {form !== 'number' && (
        <Choice
          label={words.x}
          value={x ?? ''}
          options={asOptions(names.x)}
          choose={(chosen) => set({ x: chosen })}
        />
      )}
      <Choice
        label={words.y}
        value={y ?? ''}
        options={[
          ...(form === 'scatter' ? [] : [['', words.rows] as const]),
          ...asOptions(names.y),
        ]}
        choose={(chosen) =>
          set(
            chosen === ''
              ? { y: null, aggregate: 'count' }
              : { y: chosen, ...(y === null && { aggregate: 'sum' }) },
          )
        }
      />
      {(form === 'line' || form === 'scatter') && (
        <Choice
          label={words.series}
          value={series ?? ''}
          options={[['', words.none], ...asOptions(names.series)]}
          choose={(chosen) => set({ series: chosen === '' ? null : chosen })}
        />
      )}
      {form !== 'scatter' && y !== null && (
        <Choice
          label={words.aggregate}
          value={aggregate}
          options={aggregatesFor.map((one) => [one, words.aggregates[one]])}
          choose={(chosen) => set({ aggregate: chosen as ChartChoice['aggregate'] })}
        />
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  choose(value: string): void;
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  const id = useId();
  return (
    <Field label={label} size="small">
      <Select
        id={id}
        size="small"
        value={value}
        onChange={(_, { value: chosen }) => choose(chosen)}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
