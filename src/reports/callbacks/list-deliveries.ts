import { PublicError } from '../../kernel/errors.ts';
import { findDeliveries, findDeliveryAttempts } from '../../store/deliveries.ts';
import type { Db, DeliveryRow } from '../../store/schema.ts';
import type { Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';
import { findReport } from '../find-report.ts';
import { parseTime, TIME_FORM } from '../parse-time.ts';
import { splitList } from '../split-list.ts';
import { attemptOffsets } from './callback-plan.ts';
import {
  type DeliveryState,
  type DeliveryView,
  deliveryStates,
  toDeliveryView,
} from './delivery-views.ts';

export interface ListDeliveriesInput {
  /** One or several, split by `;`. */
  readonly status?: string;
  /** Created at or after. */
  readonly from?: string;
  /** Created before. */
  readonly to?: string;
}

/** Three months of the most frequent report there can be, nearly. */
const LONGEST_LIST = 500;
// A whole plan; replays make more.
const MOST_ATTEMPTS = attemptOffsets.length;

/** The callbacks of one's own report, the newest first, each with its attempts. */
export async function listDeliveries(
  { store: { db } }: Pick<ReportsContext, 'store'>,
  caller: Caller,
  program: string,
  reportId: string,
  input: ListDeliveriesInput,
): Promise<DeliveryView[]> {
  const report = await findReport(db, caller, program, reportId);
  const statuses = splitList(input.status, 'status')?.map(toState);
  const rows = await findDeliveries(db, {
    reportId: report.report_id,
    limit: LONGEST_LIST,
    ...(statuses && { statuses }),
    ...span(input),
  });
  return viewDeliveries(db, rows);
}

/** The bounds that were given, as the store keeps times. */
export function span({ from, to }: { readonly from?: string | null; readonly to?: string | null }) {
  const bounds = {
    ...(from && { from: boundary(from, 'from') }),
    ...(to && { to: boundary(to, 'to') }),
  };
  if (bounds.from && bounds.to && bounds.from >= bounds.to) {
    throw new PublicError('invalid_request', { reason: 'to must be after from.' });
  }
  return bounds;
}

function boundary(text: string, name: string): string {
  const time = parseTime(text);
  if (time) return time.toISOString();
  throw new PublicError('invalid_request', {
    reason: `${name} must be ${TIME_FORM}; it is "${text}".`,
  });
}

export async function viewDeliveries(
  db: Db,
  rows: readonly DeliveryRow[],
): Promise<DeliveryView[]> {
  const attempts = Map.groupBy(
    await findDeliveryAttempts(
      db,
      rows.map((row) => row.delivery_id),
      MOST_ATTEMPTS,
    ),
    (attempt) => attempt.delivery_id,
  );
  return rows.map((row) => toDeliveryView(row, attempts.get(row.delivery_id) ?? []));
}

function toState(text: string): DeliveryState {
  const state = deliveryStates.find((known) => known.toLowerCase() === text.toLowerCase());
  if (state) return state;
  throw new PublicError('invalid_request', {
    reason: `status must be one of ${deliveryStates.join(', ')}; it is "${text}".`,
  });
}
