import type { ColumnType } from '../catalog/dataset.ts';
import type { GuardedPlan } from '../policy/guard.ts';

export const fileFormats = ['csv', 'tsv', 'jsonl', 'parquet'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Parquet is compressed inside: gzip would only take its readers' access to single columns. */
export const fileEncoding = (format: string): 'gzip' | 'identity' =>
  format === 'parquet' ? 'identity' : 'gzip';

export interface ResultColumn {
  readonly header: string;
  readonly type: ColumnType;
}

/** A JSON row: strings, exact numbers (`JSON.rawJSON` past 15 digits) and nulls, by header. */
export type Row = Readonly<Record<string, unknown>>;

export interface Preview {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly Row[];
  readonly snapshotId: string;
}

/** How large a plan's file would be, told by the data as it is. */
export interface Measured {
  /** Of the whole answer, exactly. */
  readonly rows: number;
  /** The file's first bytes as an export writes them, header and all: whole rows. */
  readonly sample: Uint8Array;
  readonly sampleRows: number;
  readonly snapshotId: string;
  /** When the snapshot was made; ISO 8601, UTC. */
  readonly snapshotTime: string;
}

export interface MeasureOptions {
  readonly format: FileFormat;
  readonly sampleRows: number;
  readonly signal: AbortSignal;
}

/** One file of an export: its plain bytes, not yet compressed. */
export interface ExportPart {
  /** Each piece is good until the next one is asked for. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Data rows, the header not counted, once the bytes are read. */
  rows(): number;
}

/** A report's content on its way: read it once, then dispose. */
export interface Export extends AsyncDisposable {
  readonly columns: readonly ResultColumn[];
  readonly snapshotId: string;
  /** When the snapshot was made: the rows hold nothing newer. ISO 8601, UTC. */
  readonly snapshotTime: string;
  /** What runs the plan, with its version. */
  readonly engine: string;
  /** One as a rule. Each is to be read before the next; the last ends only when the engine has ended well. */
  parts(): AsyncIterable<ExportPart>;
}

export interface ExportOptions {
  readonly format: FileFormat;
  /**
   * Plain bytes from which on a text's next row begins another part; bytes that a Parquet file has at most,
   * about. Undefined: all in one.
   */
  readonly partBytes?: number | undefined;
  readonly signal: AbortSignal;
}

/**
 * Runs guarded plans. Calls reject with `PublicError('dataset_empty')` when the dataset was never
 * loaded, with the signal's reason when it is aborted (the engine's work has then really stopped),
 * and with `EngineError` for everything else.
 */
export interface Previewer {
  /** At most `limit` rows as JSON values. */
  preview(
    plan: GuardedPlan,
    options: { readonly limit: number; readonly signal: AbortSignal },
  ): Promise<Preview>;
  /** Counts the rows and samples the bytes: it costs about what the query itself does. */
  measure(plan: GuardedPlan, options: MeasureOptions): Promise<Measured>;
  close(): Promise<void>;
}

export interface Exporter {
  /**
   * All rows. CSV and TSV by RFC 4180: UTF-8, a header always, lines end in LF, quotes only where
   * needed (and around texts with `#`, which some readers take for a comment), null as empty and the
   * empty string as `""`. JSON Lines: an object a row, its names in the order of the query, numbers
   * exact, null as null, times as in CSV. Parquet: zstd, the types of the catalog, sums of 38 digits.
   * The latter two number a header that comes again. Every part is such a file by itself. What fails once it
   * is under way fails in reading the bytes.
   */
  export(plan: GuardedPlan, options: ExportOptions): Promise<Export>;
  /** Of the data that an export of the plan would read now; undefined when there is none. */
  snapshotId(plan: GuardedPlan): Promise<string | undefined>;
  close(): Promise<void>;
}

export interface Engine extends Previewer, Exporter {}

/** An engine that can be asked whether it answers at all. */
export interface Pingable {
  /** Resolves once it has run a statement that reads nothing. */
  ping(): Promise<void>;
}

export type EngineFailure =
  | 'out-of-memory'
  | 'spill-full'
  | 'disk-full'
  | 'too-many-rows'
  | 'too-slow'
  | 'unreachable'
  | 'process-lost'
  | 'other';

/** The engine could not run a plan. The message may hold internals: it is for the log. */
export class EngineError extends Error {
  readonly failure: EngineFailure;

  constructor(failure: EngineFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EngineError';
    this.failure = failure;
  }
}
