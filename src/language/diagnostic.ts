/** A problem in a query's text. Lines and columns count from 1; offsets from 0, end exclusive. */
export interface Diagnostic {
  readonly code: string;
  /** A full sentence with its place and, where there are any, the nearest valid names. */
  readonly message: string;
  readonly span: Span;
  /** Nearest valid replacements of the spanned text, best first. */
  readonly suggestions: readonly string[];
}

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly column: number;
}
