import type { DatabaseKind } from '../../store/store.fixture.ts';
import type { Caller } from '../caller.ts';
import type { RunLimits } from '../context.ts';
import { createQuery } from '../create-query.ts';
import { type CreateReportInput, createReport } from '../create-report.ts';
import { claimExecution } from '../executions/claim-execution.ts';
import { completeExecution } from '../executions/complete-execution.ts';
import { expireExecutions } from '../executions/expire-executions.ts';
import type { Claim } from '../executions/lease.ts';
import { runExecution } from '../executions/run-execution.ts';
import { lanes } from '../executions/run-size.ts';
import { failExecution } from '../executions/settle-execution.ts';
import { PROGRAM, QUERY, reportsWorld } from './reports-world.ts';

export const LEASE = { owner: 'worker-1', seconds: 30 };

/** For tests: the reports world with a worker that does one step when it is told to. */
export async function ledgerWorld(
  options: { readonly database?: DatabaseKind; readonly limits?: Partial<RunLimits> } = {},
) {
  const world = await reportsWorld(options);
  const { context, caller, clock } = world;
  /** One for each report: what asks the same query is run together. */
  const queryOf = async (owner: Caller): Promise<string> =>
    (await createQuery(context, owner, PROGRAM, { name: 'Q', query: QUERY })).queryId;
  const create = async (input: CreateReportInput = {}, owner = caller): Promise<string> => {
    const report = await createReport(context, owner, PROGRAM, {
      reportName: 'R',
      queryId: input.queryId ?? (await queryOf(owner)),
      ...(input.executeNow ? {} : { startTime: '2026-03-11T06:00:00Z', recurrenceInterval: 24 }),
      ...input,
    });
    return report.reportId;
  };
  const claim = async (wanted: readonly string[] = lanes, owner = LEASE.owner) => {
    await expireExecutions(context);
    const claimed = await claimExecution(context, { ...LEASE, owner }, wanted);
    return typeof claimed === 'string' ? null : claimed;
  };
  const finish = async (claimed: Claim) => {
    const produced = await runExecution(context, claimed, NEVER, async () => undefined);
    return (await completeExecution(context, claimed, produced)).settled;
  };
  const fail = (claimed: Claim, error: unknown) => failExecution(context, claimed, error);
  /** Runs whatever is ready, one after the other; answers how many. */
  const work = async (): Promise<number> => {
    for (let done = 0; ; done += 1) {
      const claimed = await claim();
      if (!claimed) return done;
      await finish(claimed);
    }
  };
  const rows = () =>
    context.store.db.selectFrom('executions').selectAll().orderBy('due_time').execute();
  /** `11 Completed`: the day of the month it was due, and what became of it. */
  const ledger = async (): Promise<string[]> =>
    (await rows()).map((row) => `${row.due_time.slice(8, 10)} ${row.status}`);
  const at = (time: string): void => clock.set(time);
  return { ...world, create, claim, finish, fail, work, rows, ledger, at };
}

const NEVER = new AbortController().signal;
