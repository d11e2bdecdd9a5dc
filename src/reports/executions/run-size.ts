import type { Interval } from '../../kernel/interval.ts';
import type { ReportRow } from '../../store/schema.ts';
import type { DatasetShape } from './dataset-shape.ts';

/** Small runs do not wait behind large ones. */
export const lanes = ['small', 'large'] as const;
export type Lane = (typeof lanes)[number];

/** How big a run will be, told before it starts. */
export interface RunSize {
  readonly lane: string;
  /** Rows that the account has in the dataset: what a run reads at most. Null: not known. */
  readonly estimated_rows: number | null;
}

/**
 * Rows of the account in the dataset's current data, with an interval at most so many of it; undefined when
 * it was never loaded.
 */
export type CountRows = (
  program: string,
  dataset: string,
  accountId: string,
  interval?: Interval | null,
) => Promise<number | undefined>;

export interface SizeContext {
  readonly countRows: CountRows;
  readonly limits: { readonly largeRunRows: number };
}

export const unknownSize: RunSize = { lane: 'small', estimated_rows: null };

/** An estimate that cannot be had holds nothing up: the run counts as `fallback` then. */
export async function sizeOfRun(
  context: SizeContext,
  report: Pick<ReportRow, 'program' | 'account_id' | 'dataset_shape'>,
  fallback: RunSize = unknownSize,
): Promise<RunSize> {
  try {
    return await estimate(context, report);
  } catch {
    return fallback;
  }
}

async function estimate(
  { countRows, limits }: SizeContext,
  report: Pick<ReportRow, 'program' | 'account_id' | 'dataset_shape'>,
): Promise<RunSize> {
  const shape = report.dataset_shape && (JSON.parse(report.dataset_shape) as DatasetShape);
  const rows = shape && (await countRows(report.program, shape.dataset, report.account_id));
  if (typeof rows !== 'number') return unknownSize;
  return { lane: rows >= limits.largeRunRows ? 'large' : 'small', estimated_rows: rows };
}
