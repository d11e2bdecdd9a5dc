import { makeStyles, tokens, useArrowNavigationGroup } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import { spoken } from '../components/spoken.ts';
import { useI18n } from '../i18n/i18n-context.tsx';
import { type Field, findField } from './fields.ts';
import type { FormState } from './form-state.ts';
import { SelectedToken } from './selected-token.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '6px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    maxHeight: '236px',
    overflowY: 'auto',
    // Room for the outline of the focus at the edges.
    marginInline: '-3px',
    paddingInline: '3px',
    paddingBlock: '3px',
    marginBlock: '-3px',
  },
  hint: { margin: 0, fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  spoken,
});

interface Props {
  readonly form: FormState;
  readonly disabled: boolean;
  filterBy(field: Field): void;
}

/** The chosen columns and metrics: moved by dragging, by Alt and arrows, or by the menu of each. */
export function SelectedList({ form, disabled, filterBy }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { select: words } = texts.queryForm;
  const { model, fields, apply } = form;
  const hint = useId();
  const list = useRef<HTMLUListElement>(null);
  const arrows = useArrowNavigationGroup({ axis: 'horizontal', memorizeCurrent: true });
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const focusAt = useFocusAfterChange(list);
  const move = (from: number, to: number): void => {
    const item = model.select[from];
    if (!item || to < 0 || to >= model.select.length || from === to) return;
    apply({ kind: 'moveSelect', from, to });
    focusAt(to);
    const count = formats.number(model.select.length);
    setSaid(words.moved(item.text, formats.number(to + 1), count));
  };
  const remove = (index: number): void => {
    apply({ kind: 'removeSelect', index });
    focusAt(Math.min(index, model.select.length - 2));
    setSaid(words.removed(model.select[index]?.text ?? ''));
  };
  return (
    <>
      <ul
        {...arrows}
        ref={list}
        className={styles.list}
        aria-label={words.chosen}
        aria-describedby={hint}
      >
        {model.select.map(({ text }, index) => (
          <SelectedToken
            // biome-ignore lint/suspicious/noArrayIndexKey: a half-written query may hold a name twice
            key={`${text} ${index}`}
            name={text}
            field={findField(fields, text)}
            place={{ index, count: model.select.length }}
            disabled={disabled}
            isDropTarget={dragged !== null && dragged !== index}
            drag={() => setDragged(index)}
            drop={() => {
              if (dragged !== null) move(dragged, index);
              setDragged(null);
            }}
            move={(to) => move(index, to)}
            remove={() => remove(index)}
            form={form}
            filterBy={filterBy}
          />
        ))}
      </ul>
      {model.select.length > 1 && (
        <p id={hint} className={styles.hint}>
          {words.hint}
        </p>
      )}
      <span className={styles.spoken} aria-live="polite">
        {said}
      </span>
    </>
  );
}

/** The item that was moved, or the one after the one that was removed, has the focus then. */
function useFocusAfterChange(list: { readonly current: HTMLElement | null }) {
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-token]');
    buttons?.[wanted.current]?.focus();
    wanted.current = null;
  });
  return (index: number): void => {
    wanted.current = index;
  };
}
