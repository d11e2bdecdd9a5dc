import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  insertCompletionText,
  pickedCompletion,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorView } from '@codemirror/view';
import type { Completion as Candidate } from '@partner-insights/client/browser';

export type Complete = (
  text: string,
  position: number,
  signal: AbortSignal,
) => Promise<readonly Candidate[]>;

/** What is shown of a candidate: beside its name, and beside the list. */
export interface Showing {
  readonly detail: (candidate: Candidate) => string;
  readonly describe: (candidate: Candidate) => Node;
}

/** An option that knows what it came from. */
export type Option = Completion & { readonly candidate?: Candidate };

const WORD = /^\w*$/;

/**
 * Asks for what may stand at the word's beginning, as if the word were not there: the answer then holds for
 * every beginning of it, and the editor finds in it what was meant by more than first letters.
 */
export const completionSource =
  (complete: Complete, showing: Showing): CompletionSource =>
  async (context) => {
    if (isInsideValue(context)) return null;
    const word = wordAt(context);
    if (!context.explicit && word.from === word.to && !isAfterBlank(context)) return null;
    const text = context.state.doc.toString();
    const without = text.slice(0, word.from) + text.slice(word.to);
    const found = await ask(complete, without, word.from, context);
    return resultOf(found, word, context.explicit, showing);
  };

async function ask(
  complete: Complete,
  text: string,
  position: number,
  context: CompletionContext,
): Promise<readonly Candidate[]> {
  const asking = new AbortController();
  context.addEventListener('abort', () => asking.abort());
  // Suggestions that do not come are none: what is typed is not disturbed.
  return complete(text, position, asking.signal).catch(() => []);
}

function resultOf(
  found: readonly Candidate[],
  word: { readonly from: number; readonly to: number },
  explicit: boolean,
  showing: Showing,
): CompletionResult | null {
  const [first] = found;
  const isWord = word.from < word.to;
  // Unasked, only what a query cannot do without: after a whole clause a line break is as likely.
  const isWanted = explicit || isWord || found.some(({ kind }) => kind !== 'keyword');
  if (!first || !isWanted) return null;
  // An operator that was begun is no word; the server tells where it begins.
  const place = isWord || first.from === first.to ? word : { from: first.from, to: first.to };
  return {
    ...place,
    validFor: place === word ? WORD : /^[<>=!]*$/,
    options: found.map((candidate, index) => optionOf(candidate, index, showing)),
  };
}

const optionOf = (candidate: Candidate, index: number, { detail, describe }: Showing): Option => ({
  candidate,
  label: candidate.label,
  detail: detail(candidate),
  type: candidate.kind,
  // The server's order: what is likelier first.
  sortText: String(index).padStart(5, '0'),
  info: () => describe(candidate),
  apply: applied,
});

/** What follows a word is written with it; `|` is where the cursor comes to stand. */
const pieces: Readonly<Record<string, string>> = {
  LIKE: "LIKE '|'",
  'NOT LIKE': "NOT LIKE '|'",
  IN: 'IN (|)',
  'NOT IN': 'NOT IN (|)',
};

export function pieceFor({ label, kind }: Pick<Candidate, 'label' | 'kind'>, next: string): string {
  const isWord = kind === 'keyword' || kind === 'operator';
  const piece = pieces[label] ?? (isWord && !/^\s/.test(next) ? `${label} |` : `${label}|`);
  return isWord ? piece : `${label}|`;
}

function applied(view: EditorView, option: Option, from: number, to: number): void {
  const { candidate } = option;
  if (!candidate) return;
  const piece = pieceFor(candidate, view.state.sliceDoc(to, to + 1));
  const text = piece.replace('|', '');
  const spec = insertCompletionText(view.state, text, from, to);
  view.dispatch({
    ...spec,
    selection: { anchor: from + piece.indexOf('|') },
    annotations: pickedCompletion.of(option),
  });
}

function wordAt({ state, pos }: CompletionContext): { from: number; to: number } {
  const before = /\w*$/.exec(state.sliceDoc(Math.max(0, pos - 200), pos))?.[0] ?? '';
  const after = /^\w*/.exec(state.sliceDoc(pos, pos + 200))?.[0] ?? '';
  // A number is no beginning of a name.
  return before === '' || /^\d/.test(before)
    ? { from: pos, to: pos }
    : { from: pos - before.length, to: pos + after.length };
}

const isAfterBlank = ({ state, pos }: CompletionContext): boolean =>
  /[ \t]/.test(state.sliceDoc(pos - 1, pos));

function isInsideValue({ state, pos }: CompletionContext): boolean {
  const { name, from, to } = syntaxTree(state).resolveInner(pos, -1);
  return (
    name === 'Number' || name === 'UnclosedString' || (name === 'String' && from < pos && pos < to)
  );
}
