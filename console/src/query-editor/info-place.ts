import type { EditorView, Rect } from '@codemirror/view';

const WIDTH = 300;

/** Where the description of the selected one stands: right of the list, left of it, or below it on a phone. */
export function besideOrBelow(
  _view: EditorView,
  list: Rect,
  option: Rect,
  info: Rect,
  space: Rect,
): { readonly style: string; readonly class?: string } {
  const height = info.bottom - info.top;
  const lowest = Math.max(list.top, Math.min(option.top, space.bottom - height));
  const top = `top: ${lowest - list.top}px`;
  if (space.right - list.right >= WIDTH) return { style: top, class: 'cm-completionInfo-right' };
  if (list.left - space.left >= WIDTH) return { style: top, class: 'cm-completionInfo-left' };
  return { style: `top: ${list.bottom - list.top + 4}px; left: 0` };
}
