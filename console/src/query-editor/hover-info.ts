import type { EditorState } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import type { Texts } from '../i18n/texts.ts';
import { wholeTree } from '../report-language/report-language.ts';
import type { Complete } from './completion-source.ts';
import { describeCandidate } from './option-parts.ts';

const kinds = ['SelectItem', 'ConditionName', 'OrderName', 'DatasetName', 'TimespanRange'];

/** What a name means, while the pointer rests on it: as it is told where the name is suggested. */
export const hoverInfo = (complete: Complete, texts: () => Texts['queryEditor']) =>
  hoverTooltip(async ({ state }, position) => {
    const place = nameAt(state, position);
    if (!place) return null;
    const { from, to, name } = place;
    const text = state.doc.toString();
    const { signal } = new AbortController();
    const asked = complete(text.slice(0, from) + text.slice(to), from, signal).catch(() => []);
    const found = (await asked).find(({ label }) => label.toLowerCase() === name.toLowerCase());
    if (!found) return null;
    // That it is withheld is told by its mark.
    const dom = () => describeCandidate({ ...found, withheld: false }, texts());
    return { pos: from, end: to, above: true, create: () => ({ dom: boxed(dom()) }) };
  });

function boxed(content: Node): HTMLElement {
  const box = document.createElement('div');
  box.className = 'cm-hoverInfo';
  box.append(content);
  return box;
}

function nameAt(state: EditorState, position: number) {
  const { name: kind, from, to } = wholeTree(state).resolveInner(position, -1);
  return kinds.includes(kind) ? { from, to, name: state.sliceDoc(from, to) } : null;
}
