import { forEachDiagnostic, type Diagnostic as Mark } from '@codemirror/lint';
import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Diagnostic, QueryCheck } from '@partner-insights/client/browser';
import { wholeTree } from '../report-language/report-language.ts';

/** How an editor shows what is told of a place. */
export interface Marking {
  readonly showFault: (view: EditorView, fault: Diagnostic) => Node;
  readonly withheld: (name: string) => string;
}

interface FaultMark extends Mark {
  readonly fault: Diagnostic;
}

/** Faults, and names that read as null for whoever asks. */
export const marksOf = (state: EditorState, check: QueryCheck, marking: Marking): Mark[] => [
  ...check.diagnostics.map((fault) => faultMark(fault, state.doc.length, marking)),
  ...withheldNames(state, check).map(({ name, from, to }) => ({
    ...{ from, to, severity: 'info' as const, message: marking.withheld(name) },
  })),
];

/** A fault of no width, such as one at the end, is shown on the letter before it. */
const faultMark = (fault: Diagnostic, length: number, { showFault }: Marking): FaultMark => ({
  fault,
  from: Math.max(0, fault.from === fault.to ? fault.from - 1 : fault.from),
  to: Math.min(fault.to, length),
  severity: 'error',
  message: fault.message,
  renderMessage: (view) => showFault(view, fault),
});

/** Where a fault stands by now: text before it may have changed since. */
export function placeOf(
  state: EditorState,
  fault: Diagnostic,
): { readonly from: number; readonly to: number } | null {
  let place: { from: number; to: number } | null = null;
  forEachDiagnostic(state, (mark, from, to) => {
    if ((mark as Partial<FaultMark>).fault !== fault) return;
    place = fault.from === fault.to ? { from: to, to } : { from, to };
  });
  return place;
}

/** The first one at the cursor. */
export function faultAt(state: EditorState, position: number): Diagnostic | null {
  let found: Diagnostic | null = null;
  forEachDiagnostic(state, (mark, from, to) => {
    if (from <= position && position <= to) found ??= (mark as Partial<FaultMark>).fault ?? null;
  });
  return found;
}

const names = ['SelectItem', 'ConditionName', 'OrderName'];

function withheldNames(state: EditorState, { columns, redacted }: QueryCheck) {
  const headers = columns.filter(({ withheld }) => withheld).map(({ name }) => name);
  const withheld = new Set([...redacted, ...headers].map((name) => name.toLowerCase()));
  const found: { readonly name: string; readonly from: number; readonly to: number }[] = [];
  if (withheld.size === 0) return found;
  wholeTree(state).iterate({
    enter: ({ name: kind, from, to }) => {
      const name = state.sliceDoc(from, to);
      if (names.includes(kind) && withheld.has(name.toLowerCase())) found.push({ from, to, name });
    },
  });
  return found;
}
