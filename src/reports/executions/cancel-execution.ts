import { PublicError } from '../../kernel/errors.ts';
import { executionById, updateHeld } from '../../store/executions.ts';
import { lockReport } from '../../store/reports.ts';
import type { Db, ExecutionRow, ReportRow } from '../../store/schema.ts';
import type { Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import type { ExecutionView } from '../views.ts';
import { type ExecutionState, nextState } from './execution-state.ts';
import { viewExecutions } from './execution-views.ts';
import { heldBy } from './schedule.ts';
import { prepareNext } from './settle-execution.ts';

/** Ends an execution that waits or runs. A worker that runs it loses its lease by it. Idempotent. */
export async function cancelExecution(
  context: ReportsContext,
  caller: Caller,
  program: string,
  input: { readonly executionId: string; readonly baseUrl: string },
): Promise<ExecutionView[]> {
  const now = context.clock.now();
  const { execution, report } = await context.store.transaction(async (trx) => {
    const found = await lockOwnExecution(trx, caller, program, input.executionId);
    if (found.execution.status === 'Cancelled') return found;
    const cancelled = await cancel(trx, found.execution, caller, now);
    await recordAudit(context, trx, caller, 'execution.cancel', cancelled.execution_id, {
      reportId: found.report.report_id,
    });
    await prepareNext(context, trx, found.report, { execution: cancelled, size: cancelled });
    return { ...found, execution: cancelled };
  });
  return viewExecutions(context, caller, [execution], report, { now, baseUrl: input.baseUrl });
}

async function cancel(
  trx: Db,
  execution: ExecutionRow,
  caller: Caller,
  now: Date,
): Promise<ExecutionRow> {
  const status = nextState(execution.status as ExecutionState, 'cancel');
  if (!status) {
    throw new PublicError('execution_state', {
      reason: `The execution is ${execution.status}; only a Pending, Paused or Running one can be cancelled.`,
    });
  }
  const change = {
    status,
    fence: execution.fence + 1,
    failure_reason: `Cancelled by ${caller.principalName}.`,
    ended_time: now.toISOString(),
    lease_owner: null,
    lease_expires_time: null,
  };
  await updateHeld(trx, heldBy(execution), change);
  return { ...execution, ...change };
}

/** Read again once its report is held: a worker may have settled it meanwhile. */
async function lockOwnExecution(
  trx: Db,
  caller: Caller,
  program: string,
  executionId: string,
): Promise<{ execution: ExecutionRow; report: ReportRow }> {
  const id = executionId.trim();
  const found = await executionById(trx, id.toLowerCase());
  const report = found && (await lockReport(trx, found.report_id));
  const execution = found && (await executionById(trx, found.execution_id));
  const isOwn = report?.owner_id === caller.principalId && report.program === program;
  if (!isOwn || !execution)
    throw new PublicError('execution_not_found', { executionId: id, whose: ' of yours' });
  return { execution, report };
}
