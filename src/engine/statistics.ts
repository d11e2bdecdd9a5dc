import type { Dataset } from '../catalog/dataset.ts';
import type { Interval } from '../kernel/interval.ts';

type CountRows = (
  program: string,
  dataset: string,
  accountId: string,
  interval: Interval | null,
) => Promise<number | undefined>;

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
}
