import type { FileFormat } from '../../engine/engine.ts';
import type { Range } from './range.ts';

/** What a query would give as a report, if it ran now. */
export interface ExplanationView {
  readonly datasetName: string;
  /** The data that it was told by, and when that was made: nothing newer is in it. Null where not known. */
  readonly snapshotId: string | null;
  readonly watermark: string | null;
  /** The rows' time: from the one on, before the other; null: without that bound. */
  readonly coversFrom: string | null;
  readonly coversBefore: string | null;
  readonly rows: Range;
  readonly rowsSource: 'counted' | 'statistics';
  /** Of the file as it is downloaded, compressed. */
  readonly fileBytes: Range;
  readonly bytesSource: 'sample' | 'columnTypes';
  /** From the start of the run. */
  readonly seconds: Range;
  readonly secondsSource: 'pastRuns' | 'throughput';
  /** How many files it makes. */
  readonly parts: number;
  readonly format: FileFormat;
  /** Columns and metrics of the query that come back empty because of the caller's role. */
  readonly redacted: readonly string[];
  /** The first ones of the given schedule, five at most. */
  readonly dueTimes: readonly string[];
}
