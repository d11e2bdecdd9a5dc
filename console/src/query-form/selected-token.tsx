import {
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowDownRegular,
  ArrowUpRegular,
  DeleteRegular,
  DismissRegular,
  EyeOffRegular,
  FilterRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import type { KeyboardEvent } from 'react';
import { Breakable } from '../components/breakable.tsx';
import { useTexts } from '../i18n/i18n-context.tsx';
import { MetricMark } from './field-option.tsx';
import type { Field } from './fields.ts';
import type { FormState } from './form-state.ts';

const useStyles = makeStyles({
  token: {
    display: 'flex',
    maxWidth: '100%',
    borderRadius: '6px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
  metric: { backgroundColor: tokens.colorBrandBackground2 },
  unknown: { border: `1px dashed ${tokens.colorStatusWarningBorder2}` },
  target: { ':hover': { outline: `2px solid ${tokens.colorBrandStroke1}` } },
  button: {
    display: 'flex',
    alignItems: 'center',
    minWidth: 0,
    minHeight: '26px',
    gap: '5px',
    padding: '2px 2px 2px 8px',
    border: 'none',
    borderRadius: '5px',
    backgroundColor: 'transparent',
    color: 'inherit',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    textAlign: 'start',
    overflowWrap: 'anywhere',
    cursor: 'grab',
    outlineOffset: '0',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':disabled': { cursor: 'default', color: tokens.colorNeutralForeground3 },
  },
  icon: { display: 'flex', flexShrink: 0, fontSize: '14px', color: tokens.colorNeutralForeground2 },
  remove: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '26px',
    padding: 0,
    fontSize: '12px',
    cursor: 'pointer',
  },
});

interface Props {
  readonly name: string;
  /** Undefined: the dataset has no such column. */
  readonly field: Field | undefined;
  readonly place: { readonly index: number; readonly count: number };
  readonly disabled: boolean;
  readonly isDropTarget: boolean;
  readonly form: FormState;
  drag(): void;
  drop(): void;
  move(to: number): void;
  remove(): void;
  filterBy(field: Field): void;
}

export function SelectedToken(props: Props) {
  const { name, field, disabled, isDropTarget, drag, drop, remove } = props;
  const styles = useStyles();
  const { select: words } = useTexts().queryForm;
  return (
    <li
      className={mergeClasses(
        styles.token,
        field?.kind === 'metric' && styles.metric,
        !field && styles.unknown,
        isDropTarget && styles.target,
      )}
      draggable={!disabled}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        drag();
      }}
      onDragOver={(event) => isDropTarget && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        drop();
      }}
    >
      <TokenMenu {...props} />
      <button
        type="button"
        className={mergeClasses(styles.button, styles.remove)}
        // The menu and the Delete key of the name do the same.
        tabIndex={-1}
        disabled={disabled}
        aria-label={words.remove(name)}
        onClick={remove}
      >
        <DismissRegular aria-hidden />
      </button>
    </li>
  );
}

function TokenMenu(props: Props) {
  const { name, field, place, disabled, form, move, remove, filterBy } = props;
  const styles = useStyles();
  const { select: words } = useTexts().queryForm;
  const { index, count } = place;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <button
          type="button"
          data-token
          className={styles.button}
          disabled={disabled}
          onKeyDown={(event) => handleKey(event, props)}
        >
          <Marks field={field} />
          <span translate="no">
            <Breakable name={name} />
          </span>
        </button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem
            icon={<ArrowUpRegular />}
            disabled={index === 0}
            onClick={() => move(index - 1)}
          >
            {words.earlier}
          </MenuItem>
          <MenuItem
            icon={<ArrowDownRegular />}
            disabled={index === count - 1}
            onClick={() => move(index + 1)}
          >
            {words.later}
          </MenuItem>
          <MenuItem disabled={index === 0} onClick={() => move(0)}>
            {words.first}
          </MenuItem>
          <MenuItem disabled={index === count - 1} onClick={() => move(count - 1)}>
            {words.last}
          </MenuItem>
          <MenuDivider />
          {field && (
            <MenuItem icon={<FilterRegular />} onClick={() => filterBy(field)}>
              {words.filter}
            </MenuItem>
          )}
          {field && <OrderItems form={form} name={name} />}
          <MenuDivider />
          <MenuItem icon={<DeleteRegular />} onClick={remove}>
            {words.removeThis}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** Orders by this alone, as a click on the head of a table does. */
function OrderItems({ form, name }: { readonly form: FormState; readonly name: string }) {
  const { select: words } = useTexts().queryForm;
  const { model, apply } = form;
  const at = model.orderBy.findIndex(
    (order) => order.name.text.toLowerCase() === name.toLowerCase(),
  );
  const orderBy = (direction: 'asc' | 'desc'): void => {
    const order = { name, direction };
    apply(at < 0 ? { kind: 'addOrder', order } : { kind: 'changeOrder', index: at, order });
  };
  return (
    <>
      <MenuItem onClick={() => orderBy('asc')}>{words.ascending}</MenuItem>
      <MenuItem onClick={() => orderBy('desc')}>{words.descending}</MenuItem>
    </>
  );
}

function Marks({ field }: { readonly field: Field | undefined }) {
  const styles = useStyles();
  const { common, queryForm } = useTexts();
  return (
    <>
      {!field && (
        <span className={styles.icon}>
          <WarningRegular role="img" aria-label={queryForm.unknown} />
        </span>
      )}
      {field?.kind === 'metric' && (
        <span className={styles.icon}>
          <MetricMark />
        </span>
      )}
      {field?.withheld && (
        <span className={styles.icon}>
          <EyeOffRegular role="img" aria-label={common.withheld} />
        </span>
      )}
    </>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
};

function handleKey(event: KeyboardEvent, { place, move, remove }: Props): void {
  const step = steps[event.key];
  const isRemoval = event.key === 'Delete' || event.key === 'Backspace';
  if (!isRemoval && !(event.altKey && step)) return;
  // Else browsers go back a page, and the menu opens.
  event.preventDefault();
  if (step) move(place.index + step);
  else remove();
}
