import type { DiagnosticCode } from './diagnostic-table.ts';

/** A problem before it is put into words: a faulty text may have thousands, and few are told. */
export interface Problem {
  readonly code: DiagnosticCode;
  readonly from: number;
  readonly to: number;
  readonly details: () => ProblemDetails;
}

export interface ProblemDetails {
  /** Fill the places of the sentence. */
  readonly params?: Readonly<Record<string, string>>;
  /** Valid replacements of the faulty stretch, best first. */
  readonly suggestions?: readonly string[];
}

/** Takes problems as they are found, in any order. Its undefined is what a failed check gives. */
export type Report = (
  code: DiagnosticCode,
  place: { readonly from: number; readonly to: number },
  details?: () => ProblemDetails,
) => undefined;

export function collectProblems(): { readonly problems: readonly Problem[]; report: Report } {
  const problems: Problem[] = [];
  return {
    problems,
    report: (code, { from, to }, details = () => ({})) => {
      problems.push({ code, from, to, details });
      return undefined;
    },
  };
}
