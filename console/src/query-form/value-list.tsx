import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, Dismiss12Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTexts } from '../i18n/i18n-context.tsx';
import type { Value } from '../report-language/query-model.ts';
import { checkValue } from './check-value.ts';
import { ValueInput, type ValueInputProps } from './value-input.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px',
    // Below the operator and the input.
    gridColumn: '1 / -1',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  value: {
    display: 'flex',
    alignItems: 'center',
    maxWidth: '100%',
    borderRadius: '6px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    paddingInlineStart: '8px',
    fontSize: '12px',
    overflowWrap: 'anywhere',
  },
  adder: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '6px' },
});

interface Props extends Omit<ValueInputProps, 'given' | 'change' | 'typing' | 'enter'> {
  readonly values: readonly Value[];
  changeAll(values: readonly Value[]): void;
}

/** The values of IN: each can be taken away but the last, which the language asks for. */
export function ValueList({ values, changeAll, ...input }: Props) {
  const styles = useStyles();
  const { list: words } = useTexts().queryForm;
  const [typed, setTyped] = useState('');
  const [round, setRound] = useState(0);
  const add = (): void => {
    const checked = checkValue(input.field.values, typed);
    if (typed === '' || !checked.ok) return;
    const isThere = values.some(({ text }) => text === checked.value.text);
    if (!isThere) changeAll([...values, checked.value]);
    setTyped('');
    setRound(round + 1);
  };
  return (
    <>
      <div className={styles.adder}>
        <ValueInput
          {...input}
          label={words.add(input.field.name)}
          given=""
          round={round}
          change={() => undefined}
          typing={setTyped}
          enter={add}
        />
        <Button
          icon={<AddRegular />}
          aria-label={words.addThis}
          disabled={input.disabled}
          onClick={add}
        />
      </div>
      {values.length > 0 && (
        <ul className={styles.list} aria-label={words.values(input.field.name)}>
          {values.map(({ text, kind }, index) => (
            <li key={`${kind} ${text}`} className={styles.value}>
              {text}
              <Button
                appearance="transparent"
                size="small"
                icon={<Dismiss12Regular />}
                aria-label={words.remove(text)}
                disabled={input.disabled || values.length === 1}
                onClick={() => changeAll(values.toSpliced(index, 1))}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
