import { type ReceiverState, updateReceiver } from '../../store/callback-receivers.ts';
import { changeDeliveriesIn } from '../../store/deliveries.ts';
import type { Db, ReportRow } from '../../store/schema.ts';
import { addressedTo, addressOf, freshPlan, NO_ADDRESS } from './new-delivery.ts';

/*
 * The receiver of a report's callbacks:
 *
 *              keeps failing, or answers 410
 *     Active ─────────────────────────────────► Paused
 *        ▲                                         │
 *        └─────────────────────────────────────────┘
 *          resumed by its owner, took a callback, or has another address
 */

export const activeReceiver = {
  callback_status: 'Active',
  callback_failures: 0,
  callback_failing_since_time: null,
} as const satisfies ReceiverState;

const LEAST_FAILURES = 10;
// A minute short of 24 hours: the last attempt of a plan counts, though its first was a bit late.
const LONGEST_FAILING_MILLISECONDS = 24 * 3_600_000 - 60_000;

/** The receiver after an attempt that failed; `isGone`: it said that it wants no callbacks any more. */
export function afterFailure(
  before: ReceiverState,
  attempted: Date,
  { isGone }: { readonly isGone: boolean },
): ReceiverState {
  const failures = before.callback_failures + 1;
  const since = before.callback_failing_since_time ?? attempted.toISOString();
  const failingFor = attempted.getTime() - Date.parse(since);
  const isDead = failures >= LEAST_FAILURES && failingFor >= LONGEST_FAILING_MILLISECONDS;
  return {
    callback_status: isDead || isGone ? 'Paused' : before.callback_status,
    callback_failures: failures,
    callback_failing_since_time: since,
  };
}

/**
 * To be called in the transaction that changed `callback_url` or `callback_method`, with the report as
 * it is now: makes the receiver Active and sends it what has not been delivered, by a fresh plan.
 * Without a URL there is nothing to wait for: what has not been delivered has failed.
 */
export async function repointCallbacks(db: Db, report: ReportRow, now: Date): Promise<void> {
  await updateReceiver(db, report.report_id, activeReceiver);
  const address = addressOf(report);
  const change = address
    ? { ...addressedTo(address), ...freshPlan(now) }
    : { status: 'Failed', failure_reason: NO_ADDRESS };
  await changeDeliveriesIn(db, report.report_id, ['Pending', 'Held'], change);
}

/** Sends what was held, each by a fresh plan. */
export const releaseHeld = async (db: Db, reportId: string, now: Date): Promise<void> => {
  await changeDeliveriesIn(db, reportId, ['Held'], freshPlan(now));
};
