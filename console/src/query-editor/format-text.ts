import { isolateHistory } from '@codemirror/commands';
import { EditorView } from '@codemirror/view';
import type { Texts } from '../i18n/texts.ts';
import { formatQuery } from '../report-language/format-query.ts';
import { smallestChange } from './outside-value.ts';

/** Lays the query out anew, as one step of undo; a faulty text stays as it is, and is said to. */
export function formatText(view: EditorView, texts: Texts['queryEditor']): boolean {
  const before = view.state.doc.toString();
  const formatted = formatQuery(before);
  const said = formatted === null ? texts.notFormatted : texts.formatted;
  const changes = formatted === null ? null : smallestChange(before, formatted);
  view.dispatch({
    ...(changes && {
      changes,
      selection: { anchor: sameLetter(before, view.state.selection.main.head, formatted ?? '') },
      annotations: isolateHistory.of('full'),
      userEvent: 'input.format',
      scrollIntoView: true,
    }),
    effects: EditorView.announce.of(said),
  });
  return true;
}

/** Layout moves blanks alone: the place after as many other characters as were before it. */
export function sameLetter(before: string, position: number, after: string): number {
  let left = before.slice(0, position).replace(/\s/g, '').length;
  let place = 0;
  while (left > 0 && place < after.length) {
    if (/\S/.test(after[place] ?? '')) left -= 1;
    place += 1;
  }
  return place;
}
