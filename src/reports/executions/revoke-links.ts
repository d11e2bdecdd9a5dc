import type { Actor, Origin } from '../../kernel/audit.ts';
import { PublicError } from '../../kernel/errors.ts';
import type { AuditLog } from '../../store/audit-log.ts';
import { executionById, revokeExecutionLinks } from '../../store/executions.ts';
import type { Store } from '../../store/open-store.ts';
import { reportById } from '../../store/reports.ts';
import type { ExecutionRow, ReportRow } from '../../store/schema.ts';
import { actorOf, type Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';
import type { ExecutionView } from '../views.ts';
import { viewExecutions } from './execution-views.ts';

interface RevokeContext {
  readonly store: Store;
  readonly audit: AuditLog;
}

interface Revoker {
  readonly actor: Actor;
  readonly origin: Origin;
}

/** Ends every link that was given out to the file of the caller's own execution; a fresh one is answered. */
export async function revokeLinks(
  context: ReportsContext,
  caller: Caller,
  program: string,
  input: { readonly executionId: string; readonly baseUrl: string },
): Promise<ExecutionView[]> {
  const revoker = { actor: actorOf(caller), origin: caller.origin };
  const isOwn = (report: ReportRow) =>
    report.owner_id === caller.principalId && report.program === program;
  const { execution, report } = await revokeLinksIf(context, revoker, input.executionId, {
    mayRevoke: isOwn,
    whose: ' of yours',
  });
  const at = { now: context.clock.now(), baseUrl: input.baseUrl };
  return viewExecutions(context, caller, [execution], report, at);
}

/** The same, of anybody's execution: for operators. */
export const revokeAnyLinks = async (
  context: RevokeContext,
  revoker: Revoker,
  executionId: string,
): Promise<void> => {
  await revokeLinksIf(context, revoker, executionId, { mayRevoke: () => true, whose: '' });
};

/** Throws `execution_not_found`. */
const revokeLinksIf = (
  { store, audit }: RevokeContext,
  revoker: Revoker,
  executionId: string,
  { mayRevoke, whose }: { mayRevoke: (report: ReportRow) => boolean; whose: string },
): Promise<{ execution: ExecutionRow; report: ReportRow }> =>
  store.transaction(async (trx) => {
    const id = executionId.trim();
    await revokeExecutionLinks(trx, id.toLowerCase());
    const execution = await executionById(trx, id.toLowerCase());
    const report = execution && (await reportById(trx, execution.report_id));
    if (!report || !mayRevoke(report)) {
      // What was changed is taken back with the transaction.
      throw new PublicError('execution_not_found', { executionId: id, whose });
    }
    await audit.record(trx, {
      ...{ ...revoker, action: 'link.revoke', outcome: 'succeeded' },
      tenantId: report.tenant_id,
      target: execution.execution_id,
      detail: { reportId: report.report_id, owner: report.owner_name },
    });
    return { execution, report };
  });
