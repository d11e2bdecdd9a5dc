/**
 * A dataset's data at one moment: Parquet files by partner account, never changed once published.
 * Runs pin the snapshot they read by holding this value; a load switches `current.json` and leaves
 * the older folder in place until the sweep.
 *
 *     <data>/<program>/<dataset>/current.json             {"snapshotId": …}
 *     <data>/<program>/<dataset>/<snapshotId>/snapshot.json   this value
 *     <data>/<program>/<dataset>/<snapshotId>/….parquet
 */
export interface Snapshot {
  readonly snapshotId: string;
  readonly program: string;
  readonly dataset: string;
  /** ISO 8601, UTC. */
  readonly createdTime: string;
  readonly rows: number;
  readonly accounts: Readonly<Record<string, AccountPart>>;
}

export interface AccountPart {
  readonly rows: number;
  readonly bytes: number;
  /** Relative to the snapshot's folder, in the order they are to be read. */
  readonly files: readonly string[];
  /** Of each file; snapshots made before there were any have none. */
  readonly statistics?: readonly FileStatistics[];
}

export interface FileStatistics {
  readonly rows: number;
  readonly bytes: number;
  /**
   * The first and the last time of its rows, ISO 8601 in UTC, cut to milliseconds; null when none has a time.
   * Absent where there is no time column, or times that a `Date` cannot hold.
   */
  readonly times?: FileTimes | null;
  /**
   * About how many different values a column has, by its name, of a large file; the time column and those
   * with very many values are left out.
   */
  readonly distinctValues?: Readonly<Record<string, number>>;
}

export interface FileTimes {
  readonly min: string;
  readonly max: string;
  /** About how many different ones. */
  readonly distinct?: number;
}
