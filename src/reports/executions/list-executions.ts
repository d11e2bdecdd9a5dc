import { PublicError } from '../../kernel/errors.ts';
import { type ExecutionFilter, findExecutions } from '../../store/executions.ts';
import type { Db, ExecutionRow, ReportRow } from '../../store/schema.ts';
import { type Remembered, whileUnchanged } from '../../store/while-unchanged.ts';
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

/** Lists the caller's executions of a program. */
export type ListExecutions = (
  caller: Caller,
  program: string,
  input: ListExecutionsInput,
) => Promise<ExecutionView[]>;

/** Some 10 KB each. */
const MOST_REMEMBERED = 1000;

/** For many who ask again and again, until something has changed: rows are read once until then. */
export function executionLister(context: ReportsContext): ListExecutions {
  const remembered = whileUnchanged<Listed>(context.store, MOST_REMEMBERED);
  return (caller, program, input) => listExecutions(context, caller, program, input, remembered);
}

interface Listed {
  readonly report: ReportRow;
  readonly rows: readonly ExecutionRow[];
}

/** Newest first, with fresh links. Throws `executions_not_found` when nothing matches. */
export async function listExecutions(
  context: ReportsContext,
  caller: Caller,
  program: string,
  input: ListExecutionsInput,
  remembered: Remembered<Listed> = (_, read) => read(),
): Promise<ExecutionView[]> {
  const now = context.clock.now();
  const filter = filterOf(input, now);
  const read = () => readListed(context.store.db, caller, program, input.reportId, filter);
  const asked = JSON.stringify([caller.principalId, program, input.reportId, filter]);
  const { report, rows } = await (filter.newestOnly ? remembered(asked, read) : read());
  if (rows.length === 0) throw nothingMatches(report, input, filter.statuses);
  return viewExecutions(context, caller, rows, report, { now, baseUrl: input.baseUrl });
}

type ListFilter = Omit<ExecutionFilter, 'reportId'>;

async function readListed(
  db: Db,
  caller: Caller,
  program: string,
  reportId: string,
  filter: ListFilter,
): Promise<Listed> {
  const report = await findReport(db, caller, program, reportId);
  return { report, rows: await findExecutions(db, { reportId: report.report_id, ...filter }) };
}

function filterOf(input: ListExecutionsInput, now: Date): ListFilter {
  const executionIds = splitList(input.executionId?.toLowerCase(), 'executionId');
  const statuses = wantedStatuses(input);
  const newestOnly = input.getLatestExecution ?? !executionIds;
  return {
    newestOnly,
    ...(executionIds && { executionIds }),
    ...(statuses && { statuses }),
    ...(!newestOnly && { dueFrom: daysBefore(now, DAYS_LISTED) }),
  };
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
