import { mergeClasses } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, EyeOffRegular } from '@fluentui/react-icons';
import type { PointerEvent } from 'react';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import type { ResultColumn } from './result-column.ts';
import type { SortOrder } from './sort-rows.ts';
import { useTableStyles } from './table-styles.ts';

interface Props {
  readonly column: ResultColumn;
  readonly order: SortOrder | null;
  readonly width: number;
  sortBy(column: string): void;
  resize(column: string, width: number): void;
}

export function HeaderCell({ column, order, width, sortBy, resize }: Props) {
  const styles = useTableStyles();
  const { results: words } = useTexts().workbench;
  const { name, kind, type, unit, description, withheld } = column;
  const direction = order?.column === name ? order.direction : undefined;
  const isNumber = kind === 'number';
  return (
    <th
      scope="col"
      aria-sort={direction ?? 'none'}
      className={mergeClasses(styles.header, isNumber && styles.end)}
    >
      <button
        type="button"
        tabIndex={-1}
        className={styles.sort}
        title={description ?? name}
        aria-keyshortcuts="Shift+ArrowRight Shift+ArrowLeft"
        onClick={() => sortBy(name)}
      >
        <span className={mergeClasses(styles.name, isNumber && styles.nameEnd)}>
          {direction === 'ascending' && <ArrowUpRegular aria-hidden />}
          {direction === 'descending' && <ArrowDownRegular aria-hidden />}
          {withheld && <EyeOffRegular aria-label={words.withheldMark} />}
          <span translate="no">{name}</span>
        </span>
        <span className={styles.type}>
          <span translate="no">{type ?? kind}</span>
          {unit && ` · ${unit}`}
        </span>
      </button>
      <div
        aria-hidden
        className={styles.handle}
        onPointerDown={(event) => drag(event, width, (to) => resize(name, to))}
      />
    </th>
  );
}

function drag(start: PointerEvent<HTMLElement>, width: number, resize: (to: number) => void): void {
  const handle = start.currentTarget;
  handle.setPointerCapture(start.pointerId);
  start.preventDefault();
  const ended = new AbortController();
  const { signal } = ended;
  const move = ({ clientX }: { clientX: number }) => resize(width + clientX - start.clientX);
  handle.addEventListener('pointermove', move, { signal });
  for (const end of ['pointerup', 'pointercancel'] as const)
    handle.addEventListener(end, () => ended.abort(), { signal });
}
