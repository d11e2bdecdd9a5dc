import type { Row } from '../engine/engine.ts';
import { PublicError } from '../kernel/errors.ts';
import { guardPlan, isRedacted } from '../policy/guard.ts';
import type { Caller } from './caller.ts';
import { checkReportQuery, coveredInterval } from './check-report-query.ts';
import type { ReportsContext } from './context.ts';
import { findQuery } from './find-query.ts';
import { parsePeriod } from './period.ts';
import { recordAudit } from './record-audit.ts';

export interface TestQueryInput {
  readonly queryId?: string;
  readonly exportQuery?: string;
  readonly startTime?: string;
  readonly endTime?: string;
}

export const TEST_QUERY_ROWS = 100;

/** The query's first rows, once it is recorded who sees them; or `query_timeout` once it has really been cancelled. */
export async function testQuery(
  context: ReportsContext,
  caller: Caller,
  program: string,
  input: TestQueryInput,
  signal: AbortSignal,
): Promise<{ rows: readonly Row[]; redacted: boolean }> {
  const period = parsePeriod(input.startTime, input.endTime, ['startTime', 'endTime']);
  const text = await queryText(context, caller, program, input);
  const { plan, dataset } = checkReportQuery(context.catalog, program, text);
  const interval = coveredInterval(plan, dataset, period, context.clock.now());
  const guarded = guardPlan(plan, dataset, caller.grant, interval);
  const { rows, snapshotId } = await withinSeconds(
    context.limits.testQuerySeconds,
    signal,
    (within) =>
      context.testQueryPlaces.take(caller.grant.account, within, () =>
        context.engine.preview(guarded, { limit: TEST_QUERY_ROWS, signal: within }),
      ),
  );
  await recordAudit(context, context.store.db, caller, 'dataset.preview', dataset.name, {
    columns: plan.select.map(({ header }) => header),
    rows: rows.length,
    snapshotId,
    ...guarded.rights,
  });
  return { rows, redacted: isRedacted(guarded) };
}

async function queryText(
  context: ReportsContext,
  caller: Caller,
  program: string,
  { queryId, exportQuery }: TestQueryInput,
): Promise<string> {
  const text = exportQuery?.trim();
  const id = queryId?.trim();
  if (!text === !id) throw new PublicError('query_choice');
  if (text) return text;
  const query = await findQuery(context, caller, program, id ?? '');
  if (!query) throw new PublicError('query_not_found', { queryId: id ?? '' });
  return query.query;
}

async function withinSeconds<T>(
  seconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(seconds * 1000);
  try {
    return await work(AbortSignal.any([signal, deadline]));
  } catch (error) {
    if (!signal.aborted && deadline.aborted) throw new PublicError('query_timeout', { seconds });
    throw error;
  }
}
