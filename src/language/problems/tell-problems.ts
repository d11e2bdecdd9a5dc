import type { Diagnostic, Span } from '../diagnostic.ts';
import { diagnosticTable } from './diagnostic-table.ts';
import type { Problem } from './problem.ts';

const mostTold = 20;

/** Puts the first 20 problems of a text into words, in text order, and counts the others. */
export function tellProblems(text: string, problems: readonly Problem[]): readonly Diagnostic[] {
  const inOrder = problems.toSorted((a, b) => a.from - b.from || a.to - b.to);
  const told = inOrder.slice(0, mostTold).map((problem) => tell(text, problem));
  const next = inOrder[mostTold];
  if (!next) return told;
  const { line, column } = spanOf(text, next);
  const params = { count: String(inOrder.length - mostTold), place: `${line}:${column}` };
  return [...told, tell(text, { ...next, code: 'more_problems', details: () => ({ params }) })];
}

function tell(text: string, problem: Problem): Diagnostic {
  const span = spanOf(text, problem);
  const { params: given, suggestions: found = [] } = problem.details();
  // Half of a character cannot be answered, and is no valid replacement either.
  const suggestions = found.filter((suggestion) => suggestion.isWellFormed());
  const params = {
    found: shorten(text.slice(problem.from, problem.to)),
    ...given,
    at: `at ${span.line}:${span.column}`,
  };
  const sentence = fill(diagnosticTable[problem.code], params);
  return { code: problem.code, message: sentence + ending(suggestions), span, suggestions };
}

const fill = (template: string, params: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');

/** Longer ones are left to editors: a sentence is no place for 64 KiB. */
const longestSuggestion = 200;

function ending(suggestions: readonly string[]): string {
  const short = suggestions.filter(({ length }) => length <= longestSuggestion);
  if (short.length === 0) return '.';
  const quoted = short.map((suggestion) => `\`${suggestion}\``);
  const last = quoted.pop();
  return `; did you mean ${quoted.length > 0 ? `${quoted.join(', ')} or ` : ''}${last}?`;
}

const longestQuote = 60;

const shorten = (found: string): string => {
  const oneLine = found.replace(/\s+/g, ' ');
  const short = `${oneLine.slice(0, longestQuote - 1)}…`;
  return (oneLine.length > longestQuote ? short : oneLine).toWellFormed();
};

/** Lines end in LF, CRLF or CR; columns count UTF-16 units, as editors do. */
function spanOf(text: string, { from, to }: { from: number; to: number }): Span {
  const lines = text.slice(0, from).split(/\r\n|\r|\n/);
  return { from, to, line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
