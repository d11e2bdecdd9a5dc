import { columnNamed, metricNamed } from '../../catalog/catalog.ts';
import type { ColumnType, Dataset } from '../../catalog/dataset.ts';
import { isAggregate, type QueryPlan } from '../../language/plan.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import { estimateGroups } from './estimate-groups.ts';
import { exactly, type Range, times, within } from './range.ts';

/** What a run's rows and its file come to, and what each is told by. */
export interface Size {
  readonly rows: Range;
  readonly rowsSource: 'counted' | 'statistics';
  readonly fileBytes: Range;
  readonly bytesSource: 'sample' | 'columnTypes';
  /** Of the file before it is compressed. */
  readonly plainBytes: number;
}

export interface Sample {
  /** Of the whole answer. */
  readonly rows: number;
  readonly sampleRows: number;
  readonly plainBytes: number;
  readonly gzipBytes: number;
}

/** Off by 5 % at most with the system queries; real data is less even than the sample world. */
const SAMPLE_ERROR = 1.5;

/** A sample that is the whole file tells its very bytes. */
export function sizeBySample({ rows, sampleRows, plainBytes, gzipBytes }: Sample): Size {
  const scale = sampleRows === 0 ? 1 : rows / sampleRows;
  return {
    rows: exactly(rows),
    rowsSource: 'counted',
    fileBytes: scale === 1 ? exactly(gzipBytes) : within(SAMPLE_ERROR, gzipBytes * scale),
    bytesSource: 'sample',
    plainBytes: plainBytes * scale,
  };
}

/** The system queries’ reports are compressed to 6 to 54 % of their text, most to 14 to 28 %. */
const COMPRESSION: Range = { estimate: 0.2, low: 0.05, high: 0.6 };

export interface AccountStatistics {
  /** About so many. */
  readonly rows: number;
  readonly mostRows: number;
  /** By column; empty where nothing is known. */
  readonly distinct: ReadonlyMap<string, number>;
}

/** Where counting takes too long: the account's rows are the most that the query can give. */
export function sizeByStatistics(
  guarded: GuardedPlan,
  dataset: Dataset,
  statistics: AccountStatistics,
): Size {
  const { plan } = guarded;
  const most = Math.min(statistics.mostRows, plan.limit ?? statistics.mostRows);
  const estimate = Math.min(most, guessRows(guarded, dataset, statistics));
  const rows = { estimate, low: 0, high: most };
  const line = lineBytes(plan, dataset);
  return {
    rows,
    rowsSource: 'statistics',
    fileBytes: times(rows, times(within(2, line), COMPRESSION)),
    bytesSource: 'columnTypes',
    plainBytes: rows.estimate * line,
  };
}

/** How many rows a condition keeps, or how many groups it leaves, nothing tells: a tenth is the usual guess. */
const UNKNOWN_SHARE = 0.1;

function guessRows(
  { plan, withheld }: GuardedPlan,
  dataset: Dataset,
  { rows, distinct }: AccountStatistics,
): number {
  const kept = plan.where.length > 0 ? rows * UNKNOWN_SHARE : rows;
  if (!isAggregate(plan) && !plan.distinct) return kept;
  const keys = plan.select.filter(({ kind }) => kind === 'column').map(({ name }) => name);
  // Withheld values are all null: they make one group, and how many there are is not told.
  const shown = keys.filter((name) => !withheld.includes(name));
  const { timeColumn } = dataset;
  const groups =
    distinct.size === 0 && shown.length > 0
      ? rows * UNKNOWN_SHARE
      : estimateGroups(shown, distinct, { rows: kept, timeColumn });
  return plan.having.length > 0 ? groups * UNKNOWN_SHARE : groups;
}

const lineBytes = ({ select }: QueryPlan, dataset: Dataset): number =>
  select
    .map(({ kind, name }) => (kind === 'column' ? columnNamed : metricNamed)(dataset, name).type)
    .reduce((sum, type) => sum + textBytes(type) + 1, 0);

/** As many characters as a value usually has in the file. */
function textBytes(type: ColumnType): number {
  switch (type.kind) {
    case 'string':
      return 16;
    case 'integer':
      return 4;
    case 'decimal':
      return 8;
    case 'date':
      return 10;
    case 'timestamp':
      return 20;
  }
}
