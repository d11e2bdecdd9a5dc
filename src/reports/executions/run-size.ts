import type { Interval } from '../../kernel/interval.ts';
import { checkQuery } from '../../language/check-query.ts';
import type { ReportRow } from '../../store/schema.ts';
import { coveredInterval } from '../check-report-query.ts';
import type { RunContext } from '../context.ts';
import { periodOf } from '../period.ts';
import type { DatasetShape } from './dataset-shape.ts';
import { nextDueTime } from './recurrence.ts';
import { recurrenceOf } from './schedule.ts';

/** Small runs do not wait behind large ones. */
export const lanes = ['small', 'large'] as const;

/** How big a run will be, told before it starts. */
export interface RunSize {
  readonly lane: string;
  /** About how many rows its account has within the time that it covers. Null: not known. */
  readonly estimated_rows: number | null;
}

/**
 * Rows of the account in the dataset's current data within the interval, null for all time; undefined when
 * it was never loaded.
 */
export type CountRows = (
  program: string,
  dataset: string,
  accountId: string,
  interval: Interval | null,
) => Promise<number | undefined>;

export type SizeContext = Pick<RunContext, 'catalog' | 'clock' | 'countRows'> & {
  readonly limits: Pick<RunContext['limits'], 'largeRunRows'>;
};

export const unknownSize: RunSize = { lane: 'small', estimated_rows: null };

/**
 * Of the report's next run that is still to come, or of one at this moment. An estimate that cannot be had
 * holds nothing up: the run counts as `fallback` then.
 */
export async function sizeOfRun(
  context: SizeContext,
  report: ReportRow,
  fallback: RunSize = unknownSize,
): Promise<RunSize> {
  try {
    return await estimate(context, report);
  } catch {
    return fallback;
  }
}

async function estimate(context: SizeContext, report: ReportRow): Promise<RunSize> {
  const shape = report.dataset_shape && (JSON.parse(report.dataset_shape) as DatasetShape);
  if (!shape) return unknownSize;
  const { program, account_id } = report;
  const interval = coveredByNext(context, report);
  const rows = await context.countRows(program, shape.dataset, account_id, interval);
  if (rows === undefined) return unknownSize;
  const isLarge = rows >= context.limits.largeRunRows;
  return { lane: isLarge ? 'large' : 'small', estimated_rows: rows };
}

/** All time, where the catalog of now does not know the query. */
function coveredByNext({ catalog, clock }: SizeContext, report: ReportRow): Interval | null {
  const checked = checkQuery(report.query_text, report.program, catalog);
  const dataset = checked.ok && catalog.dataset(report.program, checked.plan.dataset);
  if (!checked.ok || !dataset || dataset.timeColumn === null) return null;
  const now = clock.now();
  const due = nextDueTime(recurrenceOf(report), now) ?? now;
  return coveredInterval(checked.plan, dataset, periodOf(report), due);
}
