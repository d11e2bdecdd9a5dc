import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { wholeTree } from '../report-language/report-language.ts';

/** Where a value of a column may be written, and what of it is there already. */
export interface ValuePlace {
  readonly dataset: string;
  readonly column: string;
  readonly from: number;
  readonly to: number;
}

/** Null where no value may stand at the position, or its column is not told by the text. */
export function valuePlace(state: EditorState, position: number): ValuePlace | null {
  const written = state.sliceDoc(Math.max(0, position - 200), position);
  const last = position - (/\s*$/.exec(written)?.[0].length ?? 0);
  const node = wholeTree(state).resolveInner(last, -1);
  const begun = begunText(node, position);
  if (!begun && !mayFollow(node)) return null;
  const condition = ancestor(node, 'Condition');
  const name = condition?.getChild('ConditionName');
  const dataset = wholeTree(state).topNode.getChild('FromClause')?.getChild('DatasetName');
  if (!name || !dataset || condition?.getChild('Operator')?.getChild('Like')) return null;
  const textOf = ({ from, to }: SyntaxNode): string => state.sliceDoc(from, to);
  const place = begun ?? { from: position, to: position };
  return { dataset: textOf(dataset), column: textOf(name), ...place };
}

/** A text that the position is inside of; one that is not closed reaches too far. */
function begunText({ name, from, to }: SyntaxNode, position: number) {
  if (name === 'UnclosedString') return { from, to: position };
  return name === 'String' && from < position && position < to ? { from, to } : null;
}

/** After an operator, and in a list after what opens or divides it. */
const mayFollow = (node: SyntaxNode): boolean =>
  node.name === 'Compare' ||
  ((node.name === '(' || node.name === ',') && node.parent?.name === 'ValueList');

function ancestor(node: SyntaxNode, name: string): SyntaxNode | null {
  for (let found: SyntaxNode | null = node; found; found = found.parent) {
    if (found.name === name) return found;
  }
  return null;
}
