import type {
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete';
import type { Completion as Candidate } from '@partner-insights/client/browser';
import { wholeTree } from '../report-language/report-language.ts';
import { optionOf, type Showing, startOf } from './options.ts';

export type Complete = (
  text: string,
  position: number,
  signal: AbortSignal,
) => Promise<readonly Candidate[]>;

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
    const result = resultOf(found, word, context.explicit, showing);
    if (!result || without.trim() !== '') return result;
    const datasets = await ask(complete, ANY_DATASET, ANY_DATASET.length, context);
    return withStarts(result, datasets, showing);
  };

/** A whole query is offered for each dataset: who knows which it is gets its columns at once. */
const ANY_DATASET = 'SELECT a FROM ';

const withStarts = (
  result: CompletionResult,
  datasets: readonly Candidate[],
  showing: Showing,
): CompletionResult => ({
  ...result,
  options: [
    ...result.options,
    ...datasets.map((dataset, index) => startOf(dataset, result.options.length + index, showing)),
  ],
});

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
  const { name, from, to } = wholeTree(state).resolveInner(pos, -1);
  return (
    name === 'Number' || name === 'UnclosedString' || (name === 'String' && from < pos && pos < to)
  );
}
