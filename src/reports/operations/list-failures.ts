import { PublicError } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/ids.ts';
import { findEndedExecutions, type WatchedExecution } from '../../store/watched-executions.ts';
import type { ReportsContext } from '../context.ts';
import { splitList } from '../split-list.ts';
import { type PeriodInput, readPeriod } from './period.ts';
import { type Page, pageLimit, pageOfRows, readPlace } from './place.ts';

/** The ends that an operator may have to look into; what has completed is the partner's alone. */
export const failureStates = ['Failed', 'Skipped', 'Cancelled'] as const;
export type FailureState = (typeof failureStates)[number];

export interface ListFailuresInput extends PeriodInput {
  /** One or several, split by `;`; Failed when left out. */
  readonly status?: string | undefined;
  readonly tenantId?: string | undefined;
  /** Part of the reason, in any case. */
  readonly reason?: string | undefined;
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
}

/** What became of an execution, without the query or any row of its partner. */
export interface FailureView {
  readonly executionId: string;
  readonly executionStatus: FailureState;
  readonly reportId: string;
  readonly reportName: string;
  readonly tenantId: string;
  readonly partnerName: string | null;
  readonly program: string;
  readonly lane: string;
  readonly format: string;
  readonly dueTime: string;
  readonly startedTime: string | null;
  readonly endedTime: string;
  readonly attempts: number;
  readonly failureReason: string | null;
  /** As the log has it. */
  readonly correlationId: string;
}

type Context = Pick<ReportsContext, 'store' | 'clock'>;

/** The newest first. Throws `invalid_request`. */
export async function listFailures(
  { store, clock }: Context,
  input: ListFailuresInput,
): Promise<Page<FailureView>> {
  const limit = pageLimit(input.limit);
  const { from, to } = readPeriod(input, clock.now());
  const rows = await findEndedExecutions(store.db, {
    statuses: splitList(input.status, 'status')?.map(toState) ?? ['Failed'],
    from: from.toISOString(),
    to: to.toISOString(),
    tenantId: tenant(input.tenantId),
    reason: input.reason?.trim() || undefined,
    after: readPlace(input.after),
    limit: limit + 1,
  });
  return pageOfRows(rows, limit, toView, (row) => ({
    time: row.ended_time ?? '',
    id: row.execution_id,
  }));
}

const toView = (row: WatchedExecution): FailureView => ({
  executionId: row.execution_id,
  executionStatus: row.status as FailureState,
  reportId: row.report_id,
  reportName: row.name,
  tenantId: row.tenant_id,
  partnerName: row.partner_name,
  program: row.program,
  lane: row.lane,
  format: row.format,
  dueTime: row.due_time,
  startedTime: row.started_time,
  endedTime: row.ended_time ?? '',
  attempts: row.attempts,
  failureReason: row.failure_reason,
  correlationId: row.correlation_id ?? row.execution_id,
});

function toState(text: string): FailureState {
  const state = failureStates.find((known) => known.toLowerCase() === text.toLowerCase());
  if (state) return state;
  throw new PublicError('invalid_request', {
    reason: `status must be one of ${failureStates.join(', ')}; it is "${text.slice(0, 80)}".`,
  });
}

function tenant(text: string | undefined): string | undefined {
  const wanted = text?.trim().toLowerCase() || undefined;
  if (wanted === undefined || isUuid(wanted)) return wanted;
  throw new PublicError('invalid_request', {
    reason: `tenantId must be a UUID; it is "${wanted.slice(0, 80)}".`,
  });
}
