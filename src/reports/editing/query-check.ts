/** A problem in a query's text; a place in it is counted as JavaScript counts. */
export interface DiagnosticView {
  readonly code: string;
  /** A full sentence, with its place and the nearest names. */
  readonly message: string;
  /** UTF-16 code units from the beginning; `to` does not belong to it. */
  readonly from: number;
  readonly to: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** Each may replace the text from `from` to `to`; best first. */
  readonly suggestions: readonly string[];
}

export interface CheckedColumnView {
  /** The header that it has in the answer. */
  readonly name: string;
  readonly kind: 'column' | 'metric';
  readonly type: string;
  readonly unit: string | null;
  /** True: the caller's rights make it read as null. */
  readonly withheld: boolean;
}

/** What a text is as a query, without a look at any data. All but the diagnostics is empty unless `ok`. */
export interface QueryCheckView {
  readonly ok: boolean;
  readonly diagnostics: readonly DiagnosticView[];
  readonly datasetName: string | null;
  /** Of the answer, in its order. */
  readonly columns: readonly CheckedColumnView[];
  /** A metric is named, so that a row stands for many. */
  readonly aggregates: boolean;
  readonly timespan: string | null;
  /** The time that the rows are of, were it run now; null: no bound, or no time. */
  readonly coversFrom: string | null;
  readonly coversBefore: string | null;
  /** Columns and metrics that the caller's rights empty, wherever the query names them. */
  readonly redacted: readonly string[];
}

export interface CompletionView {
  /** What would stand in the text from `from` to `to`. */
  readonly label: string;
  readonly kind: 'keyword' | 'dataset' | 'column' | 'metric' | 'range' | 'operator';
  readonly detail: string;
  readonly description: string | null;
  readonly withheld: boolean;
  /** UTF-16 code units from the beginning. */
  readonly from: number;
  readonly to: number;
}
