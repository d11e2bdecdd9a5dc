import { Combobox, Input, Field as Labelled, makeStyles, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { useTexts } from '../i18n/i18n-context.tsx';
import type { Value } from '../report-language/query-model.ts';
import { checkValue, toInput, type ValueFault } from './check-value.ts';
import type { Field } from './fields.ts';
import { matchNames } from './match-names.ts';

const useStyles = makeStyles({
  field: { minWidth: 0 },
  input: { width: '100%', minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
});

export interface ValueInputProps {
  readonly field: Field;
  readonly label: string;
  /** As it stands in the query; empty for none yet. */
  readonly given: string;
  /** Given for an input whose values go elsewhere: counts how often it was emptied. */
  readonly round?: number;
  readonly samples: readonly string[];
  readonly isPattern: boolean;
  readonly disabled: boolean;
  change(value: Value): void;
  /** What is typed at each moment, right or wrong. */
  typing?(typed: string): void;
  enter?(): void;
}

interface Entry {
  readonly typed: string;
  readonly fault: ValueFault | null;
  /** What stands in the query by it. */
  readonly given: string;
  readonly round: number;
}

/**
 * An input that fits the column. What is typed and right goes on at once; what is wrong stays here, with what
 * would be right.
 */
export function ValueInput(props: ValueInputProps) {
  const { field, given, round = 0, isPattern, change, typing } = props;
  const isUngiven = props.round !== undefined;
  const styles = useStyles();
  const { faults, pattern } = useTexts().queryForm.value;
  const [entry, setEntry] = useState<Entry | null>(null);
  // What the text has become by other hands replaces what was typed here.
  const current = entry?.given === given && entry.round === round ? entry : null;
  const type = (typed: string): void => {
    const checked = checkValue(field.values, typed);
    const becomes = checked.ok && !isUngiven ? checked.value.text : given;
    const fault = checked.ok || typed === '' ? null : checked.fault;
    setEntry({ typed, fault, given: becomes, round });
    typing?.(typed);
    if (checked.ok) change(checked.value);
  };
  const wrong = current?.fault && faults[current.fault];
  return (
    <Labelled
      className={styles.field}
      validationState={wrong ? 'error' : 'none'}
      {...(wrong ? { validationMessage: wrong } : isPattern ? { hint: pattern } : {})}
    >
      <Control {...props} shown={current?.typed ?? toInput(field.values, given)} type={type} />
    </Labelled>
  );
}

interface ControlProps extends ValueInputProps {
  readonly shown: string;
  type(next: string): void;
}

function Control(props: ControlProps) {
  const { field, label, samples, isPattern, disabled, enter, shown, type } = props;
  const styles = useStyles();
  if (field.values === 'text' && samples.length > 0 && !isPattern) return <Suggested {...props} />;
  const kinds = { text: 'text', number: 'text', date: 'date', time: 'datetime-local' } as const;
  return (
    <Input
      className={styles.input}
      aria-label={label}
      type={kinds[field.values]}
      {...(field.values === 'number' ? { inputMode: 'decimal' as const } : {})}
      {...(field.values === 'time' ? { step: 1 } : {})}
      contentAfter={field.unit && field.values === 'number' ? <span>{field.unit}</span> : null}
      disabled={disabled}
      value={shown}
      onChange={(_, { value }) => type(value)}
      onKeyDown={({ key }) => key === 'Enter' && enter?.()}
    />
  );
}

const MOST_SUGGESTED = 50;

/** Any text may be typed; values that the column holds are offered. */
function Suggested({ label, samples, disabled, enter, shown, type }: ControlProps) {
  const styles = useStyles();
  const named = samples.map((name) => ({ name, description: '' }));
  const matching = matchNames(named, samples.includes(shown) ? '' : shown);
  return (
    <Combobox
      freeform
      className={styles.input}
      aria-label={label}
      disabled={disabled}
      value={shown}
      selectedOptions={[shown]}
      onChange={(event) => type(event.target.value)}
      onOptionSelect={(_, { optionValue }) => optionValue !== undefined && type(optionValue)}
      onKeyDown={({ key, currentTarget }) => {
        // With a suggestion at hand, Enter takes that first.
        const isChoosing = currentTarget.getAttribute('aria-activedescendant');
        if (key === 'Enter' && !isChoosing) enter?.();
      }}
    >
      {matching.slice(0, MOST_SUGGESTED).map(({ name }) => (
        <Option key={name} value={name} text={name}>
          {name}
        </Option>
      ))}
    </Combobox>
  );
}
