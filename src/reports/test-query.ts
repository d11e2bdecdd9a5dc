import type { Row } from '../engine/engine.ts';
import { guardPlan, isRedacted } from '../policy/guard.ts';
import type { Caller } from './caller.ts';
import { checkReportQuery, coveredInterval } from './check-report-query.ts';
import { chosenQuery } from './chosen-query.ts';
import type { ReportsContext } from './context.ts';
import { parsePeriod } from './period.ts';
import { recordAudit } from './record-audit.ts';
import { withinSeconds } from './within-seconds.ts';

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
  const text = await chosenQuery(context, caller, program, {
    queryId: input.queryId,
    text: input.exportQuery,
    textName: 'exportQuery',
  });
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
