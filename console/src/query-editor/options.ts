import { type Completion, insertCompletionText, pickedCompletion } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import type { Completion as Candidate } from '@partner-insights/client/browser';

/** What is shown of a candidate: beside its name, and beside the list. */
export interface Showing {
  readonly detail: (candidate: Candidate) => string;
  readonly describe: (candidate: Candidate) => Node;
}

/** One that knows what it came from. */
export type Option = Completion & {
  readonly candidate?: Candidate;
  /** Begins what another completes: the dataset after FROM, the value after an operator. */
  readonly goesOn?: boolean;
};

export const optionOf = (candidate: Candidate, index: number, showing: Showing): Option => ({
  ...shown(candidate, index, showing),
  label: candidate.label,
  detail: showing.detail(candidate),
  goesOn: candidate.kind === 'keyword' || candidate.kind === 'operator',
  apply: (view, option, from, to) =>
    put(view, option, pieceFor(candidate, view.state.sliceDoc(to, to + 1)), from, to),
});

/** A query of that dataset, whose columns are still to be named. */
export const startOf = (dataset: Candidate, index: number, showing: Showing): Option => ({
  ...shown(dataset, index, showing),
  label: `SELECT … FROM ${dataset.label}`,
  goesOn: true,
  apply: (view, option, from, to) => put(view, option, `SELECT | FROM ${dataset.label}`, from, to),
});

const shown = (candidate: Candidate, index: number, { describe }: Showing) => ({
  candidate,
  type: candidate.kind,
  // The server's order: what is likelier first.
  sortText: String(index).padStart(5, '0'),
  info: () => describe(candidate),
});

/** What follows a word is written with it; `|` is where the cursor comes to stand. */
const pieces: Readonly<Record<string, string>> = {
  LIKE: "LIKE '|'",
  'NOT LIKE': "NOT LIKE '|'",
  IN: 'IN (|)',
  'NOT IN': 'NOT IN (|)',
};

export function pieceFor({ label, kind }: Pick<Candidate, 'label' | 'kind'>, next: string): string {
  if (kind !== 'keyword' && kind !== 'operator') return `${label}|`;
  return pieces[label] ?? (/^\s/.test(next) ? `${label}|` : `${label} |`);
}

function put(view: EditorView, option: Option, piece: string, from: number, to: number): void {
  view.dispatch({
    ...insertCompletionText(view.state, piece.replace('|', ''), from, to),
    selection: { anchor: from + piece.indexOf('|') },
    annotations: pickedCompletion.of(option),
  });
}
