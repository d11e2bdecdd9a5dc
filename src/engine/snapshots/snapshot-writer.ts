import type { Snapshot } from './snapshot.ts';

/**
 * One column's values of a batch: strings for string columns, integers as safe numbers, decimals as
 * their unscaled integer (12.34 at scale 2 is 1234), dates as days and timestamps as milliseconds
 * since 1970-01-01 UTC.
 */
export type ColumnValues = readonly (string | null)[] | readonly (number | null)[];

/** Some rows, column by column, in the dataset's catalog order. All columns have one length. */
export type ColumnBatch = readonly ColumnValues[];

/** Writes a whole new snapshot of one dataset aside and switches to it at the end. */
export interface SnapshotWriter {
  append(batch: ColumnBatch): Promise<void>;
  /** Publishes the snapshot; from here on new runs read it. */
  publish(): Promise<Snapshot>;
  /** Leaves the current snapshot as it was and removes what was written. */
  abandon(): Promise<void>;
}
