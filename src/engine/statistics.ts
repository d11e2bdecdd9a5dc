import type { Dataset } from '../catalog/dataset.ts';
import type { Interval } from '../kernel/interval.ts';

type CountRows = (
  program: string,
  dataset: string,
  accountId: string,
  interval: Interval | null,
) => Promise<number | undefined>;

/** Which data there is of an account: of its whole, all time. */
export interface DataExtent {
  readonly snapshotId: string;
  /** When the snapshot was made: nothing newer is in it. ISO 8601, UTC. */
  readonly snapshotTime: string;
  readonly rows: number;
  /** Of its first and last row, ISO 8601 in UTC; null without times, and where they are not known. */
  readonly firstTime: string | null;
  readonly lastTime: string | null;
}

/**
 * What is known of an account's data without running a query over it; an interval of null is all time. Numbers are
 * undefined where the dataset was never loaded.
 */
export interface DataStatistics {
  /** About how many rows lie within the interval. */
  readonly countRows: CountRows;
  /** As many as there can be. */
  readonly mostRows: CountRows;
  /** About how many different values columns have, where that is known. */
  readonly countDistinct: (
    dataset: Dataset,
    accountId: string,
    interval: Interval | null,
  ) => Promise<ReadonlyMap<string, number>>;
  readonly extent: (dataset: Dataset, accountId: string) => Promise<DataExtent | undefined>;
}
