import { PublicError } from '../../kernel/errors.ts';
import { findExecutions } from '../../store/executions.ts';
import type { ReportRow } from '../../store/schema.ts';
import type { Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';
import { findReport } from '../find-report.ts';
import { splitList } from '../split-list.ts';
import type { ExecutionView } from '../views.ts';
import { type ExecutionState, executionStates } from './execution-state.ts';
import { viewExecutions } from './execution-views.ts';

export interface ListExecutionsInput {
  readonly reportId: string;
  /** One or several, split by `;`. */
  readonly executionId?: string;
  /** One or several, split by `;`; Completed when absent. */
  readonly executionStatus?: string;
  /** Absent: true, unless executions are asked for by their ids. */
  readonly getLatestExecution?: boolean;
  /** What links start with: scheme, host and port as the client sees them. */
  readonly baseUrl: string;
}

const DAYS_LISTED = 90;

/** Newest first, with fresh links. Throws `executions_not_found` when nothing matches. */
export async function listExecutions(
  context: ReportsContext,
  caller: Caller,
  program: string,
  input: ListExecutionsInput,
): Promise<ExecutionView[]> {
  const report = await findReport(context.store.db, caller, program, input.reportId);
  const now = context.clock.now();
  const executionIds = splitList(input.executionId?.toLowerCase(), 'executionId');
  const statuses = wantedStatuses(input);
  const newestOnly = input.getLatestExecution ?? !executionIds;
  const rows = await findExecutions(context.store.db, {
    reportId: report.report_id,
    newestOnly,
    ...(executionIds && { executionIds }),
    ...(statuses && { statuses }),
    ...(!newestOnly && { dueFrom: daysBefore(now, DAYS_LISTED) }),
  });
  if (rows.length === 0) throw nothingMatches(report, input, statuses);
  return viewExecutions(context, caller, rows, report, { now, baseUrl: input.baseUrl });
}

/** The newest execution is answered whatever its status when it is asked for in so many words. */
function wantedStatuses(input: ListExecutionsInput): ExecutionState[] | undefined {
  const asked = splitList(input.executionStatus, 'executionStatus');
  if (asked) return asked.map(toStatus);
  return input.getLatestExecution === true ? undefined : ['Completed'];
}

function toStatus(text: string): ExecutionState {
  const status = executionStates.find((known) => known.toLowerCase() === text.toLowerCase());
  if (status) return status;
  throw new PublicError('invalid_request', {
    reason: `executionStatus must be one of ${executionStates.join(', ')}; it is "${text}".`,
  });
}

function nothingMatches(
  report: ReportRow,
  input: ListExecutionsInput,
  statuses: readonly string[] | undefined,
): PublicError {
  const byStatus = statuses ? ` with status ${statuses.join(' or ')}` : '';
  const check = [
    'executionStatus (Completed when it is not given; Pending finds the waiting one)',
    ...(input.executionId ? ['executionId'] : []),
    'getLatestExecution (false lists the last 90 days)',
  ];
  return new PublicError('executions_not_found', {
    reason: `Report ${report.report_id} has no matching execution${byStatus}. Check the filters ${check.join(', ')}.`,
  });
}

const daysBefore = (now: Date, days: number): string =>
  new Date(now.getTime() - days * 86_400_000).toISOString();
