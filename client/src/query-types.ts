import type { CallOptions, Time } from './call-types.ts';

export interface Query {
  readonly queryId: string;
  readonly name: string;
  readonly description: string | null;
  readonly query: string;
  readonly type: 'userDefined' | 'system';
  readonly user: string | null;
  readonly createdTime: string | null;
}

/** A published query to learn from. */
export interface SampleQuery {
  readonly title: string;
  readonly query: string;
}

export interface NewQuery {
  readonly name: string;
  readonly description?: string;
  readonly query: string;
}

export interface QueryFilter {
  readonly queryId?: string;
  readonly queryName?: string;
  readonly includeSystemQueries?: boolean;
  readonly includeOnlySystemQueries?: boolean;
}

/** A query to try: one that is stored, or a text. The times replace its TIMESPAN. */
export type TestedQuery = { readonly startTime?: Time; readonly endTime?: Time } & (
  | { readonly queryId: string; readonly query?: never }
  | { readonly query: string; readonly queryId?: never }
);

export interface TestResult {
  /** The first rows, 100 at most, as the service spells their columns. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** True when values were withheld because of the caller's role. */
  readonly redacted: boolean;
}

export interface TestOptions extends CallOptions {
  /**
   * True: a number that JavaScript's own cannot hold comes as a string of all its digits. For
   * runtimes whose `JSON.parse` hands out the source text: Node, and browsers since 2025.
   */
  readonly exactNumbers?: boolean;
}

/** A query to explain, and the schedule that its report would have. */
export type ExplainedQuery = {
  readonly format?: string;
  readonly startTime?: Time;
  /** Hours. */
  readonly recurrenceInterval?: number;
  readonly recurrenceCount?: number | null;
  /** They replace the query's TIMESPAN. */
  readonly queryStartTime?: Time;
  readonly queryEndTime?: Time;
} & (
  | { readonly queryId: string; readonly query?: never }
  | { readonly query: string; readonly queryId?: never }
);

/** A problem in a query's text. Places count as JavaScript strings do. */
export interface Diagnostic {
  /** For programs, such as `unknown_column`. */
  readonly code: string;
  readonly message: string;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** Each may replace the text from `from` to `to`; best first. */
  readonly suggestions: readonly string[];
}

/** What a text is as a query. All but the diagnostics is empty unless `ok`. */
export interface QueryCheck {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly datasetName: string | null;
  /** Of the answer, in its order. */
  readonly columns: readonly CheckedColumn[];
  /** A row stands for many. */
  readonly aggregates: boolean;
  readonly timespan: string | null;
  /** The time of the rows, were it run now. */
  readonly coversFrom: string | null;
  readonly coversBefore: string | null;
  /** Columns and metrics anywhere in the query that read as null for the caller. */
  readonly redacted: readonly string[];
}

export interface CheckedColumn {
  /** The header of the answer. */
  readonly name: string;
  readonly kind: 'column' | 'metric';
  readonly type: string;
  readonly unit: string | null;
  readonly withheld: boolean;
}

/** What may stand in a query's text from `from` to `to`. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Type and unit; where no dataset is named, the datasets that have the name. */
  readonly detail: string;
  readonly description: string | null;
  /** True: it reads as null for the caller. */
  readonly withheld: boolean;
  readonly from: number;
  readonly to: number;
}

export type CompletionKind = 'keyword' | 'dataset' | 'column' | 'metric' | 'range' | 'operator';

/** A number that is not known for certain: the best guess, and between what it lies. */
export interface NumberRange {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** What a query would give as a report, if it ran now. */
export interface Explanation {
  readonly datasetName: string;
  readonly snapshotId: string | null;
  /** When the data was loaded: it holds nothing newer. */
  readonly watermark: string | null;
  readonly coversFrom: string | null;
  readonly coversBefore: string | null;
  readonly rows: NumberRange;
  readonly rowsSource: string | null;
  /** Of the compressed file. */
  readonly fileBytes: NumberRange;
  readonly bytesSource: string | null;
  readonly seconds: NumberRange;
  readonly secondsSource: string | null;
  /** How many files it makes. */
  readonly parts: number | null;
  readonly format: string | null;
  /** Columns and metrics that come back empty because of the caller's role. */
  readonly redacted: readonly string[];
  /** The first of the given schedule, five at most. */
  readonly dueTimes: readonly string[];
}
