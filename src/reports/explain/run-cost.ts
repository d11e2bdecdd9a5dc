import type { Dataset } from '../../catalog/dataset.ts';
import type { FileFormat } from '../../engine/engine.ts';
import { neededColumns } from '../../engine/sql/compile.ts';
import type { QueryPlan } from '../../language/plan.ts';

/** What of a run takes time. */
export interface Work {
  readonly format: FileFormat;
  /** Of the file before it is compressed. */
  readonly plainBytes: number;
  /** Of the query's columns, those whose values are read. */
  readonly columns: number;
  readonly rowsRead: number;
}

/** What every run takes from its claim to its record, whatever it holds. */
export const EACH_RUN_SECONDS = 0.01;

const COLUMN_SECONDS = 0.25e-3;
const VALUE_SECONDS = 16e-9;
/** To write, compress, sum, sync and read back a byte; Parquet has few of them, but they are dear. */
const BYTE_SECONDS = { text: 9.5e-9, parquet: 50e-9 };

/**
 * Seconds of a run's work, what each run takes besides not counted. The costs are those of two cores of an
 * Intel Xeon, over the sample world at scale 1 (docs/performance.md).
 */
export const workSeconds = ({ format, plainBytes, columns, rowsRead }: Work): number =>
  plainBytes * BYTE_SECONDS[format === 'parquet' ? 'parquet' : 'text'] +
  columns * (COLUMN_SECONDS + rowsRead * VALUE_SECONDS);

/** Withheld columns are not read. */
export const columnsRead = (
  plan: QueryPlan,
  dataset: Dataset,
  withheld: readonly string[],
): number => neededColumns(plan, dataset).filter((name) => !withheld.includes(name)).length;
