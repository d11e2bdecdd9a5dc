import type { Place } from './grid-keys.ts';

/** What takes the focus in a cell: what is within it, such as the button of a heading, or itself. */
const stopOf = (cell: HTMLTableCellElement): HTMLElement => cell.querySelector('button') ?? cell;

export function placeOf(target: EventTarget): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLTableCellElement>('th, td') : null;
  const row = cell?.closest('tr');
  return cell && row ? { row: row.rowIndex, column: cell.cellIndex } : null;
}

/**
 * Makes one cell the grid's only stop for Tab. By hand, not by React: a hundred rows of forty columns would be
 * drawn anew with every arrow key.
 */
export function focusPlace(
  grid: HTMLTableElement,
  { row, column }: Place,
  takesFocus = true,
): void {
  const cell = grid.rows[row]?.cells[column];
  if (!cell) return;
  for (const stop of grid.querySelectorAll<HTMLElement>('[tabindex="0"]')) stop.tabIndex = -1;
  const stop = stopOf(cell);
  stop.tabIndex = 0;
  if (!takesFocus) return;
  stop.focus({ preventScroll: true });
  reveal(cell);
}

/** Out from under the headings and the row numbers, which stay in place. */
function reveal(cell: HTMLTableCellElement): void {
  const scroll = cell.closest<HTMLElement>('[data-result-scroll]');
  const corner = cell.closest('table')?.rows[0]?.cells[0];
  if (!scroll || !corner) return;
  const [seen, at, head] = [scroll, cell, corner].map((one) => one.getBoundingClientRect());
  if (!seen || !at || !head) return;
  if (cell.cellIndex > 0) {
    if (at.left < seen.left + head.width) scroll.scrollLeft -= seen.left + head.width - at.left;
    else if (at.right > seen.right)
      scroll.scrollLeft += Math.min(at.right - seen.right, at.left - seen.left - head.width);
  }
  if (cell.closest('thead')) return;
  if (at.top < seen.top + head.height) scroll.scrollTop -= seen.top + head.height - at.top;
  else if (at.bottom > seen.bottom) scroll.scrollTop += at.bottom - seen.bottom + 16;
}
