import {
  lockReceiver,
  type Receiver,
  type ReceiverState,
  updateReceiver,
} from '../../store/callback-receivers.ts';
import {
  changeDeliveriesIn,
  insertDeliveryAttempt,
  updateHeldDelivery,
} from '../../store/deliveries.ts';
import type { Db, DeliveryRow } from '../../store/schema.ts';
import { nextAttemptTime } from './callback-plan.ts';
import { activeReceiver, afterFailure, releaseHeld } from './callback-receiver.ts';
import { withoutSecrets } from './callback-request.ts';
import type { DeliveryClaim, DeliveryContext } from './claim-delivery.ts';
import {
  addressedTo,
  addressOf,
  COMPLETED_EVENT,
  freshPlan,
  NO_ADDRESS,
  TEST_EVENT,
} from './new-delivery.ts';

/** What came of one attempt. */
export interface AttemptOutcome {
  readonly milliseconds: number;
  /** Null when there was no answer. */
  readonly statusCode: number | null;
  /** Null when the receiver took the callback. */
  readonly failureReason: string | null;
  readonly excerpt: string | null;
}

export type DeliverySettled = 'delivered' | 'retrying' | 'failed' | 'held' | 'lease-lost';

const GONE = 410;

/** Records the attempt, what becomes of the delivery, and what it says about the receiver. */
export function settleDelivery(
  { clock, store }: DeliveryContext,
  claim: DeliveryClaim,
  outcome: AttemptOutcome,
): Promise<DeliverySettled> {
  const work = async (trx: Db): Promise<DeliverySettled> => {
    const receiver = await lockReceiver(trx, claim.delivery.report_id);
    if (!receiver) return 'lease-lost';
    const now = clock.now();
    const after = receiverAfter(receiver, claim, outcome);
    const end =
      outcome.failureReason === null
        ? delivered(now)
        : afterFailedAttempt(claim.delivery, { ...receiver, ...after }, outcome, now);
    const held = { deliveryId: claim.delivery.delivery_id, fence: claim.delivery.fence };
    const change = { ...end.change, lease_expires_time: null };
    if (!(await updateHeldDelivery(trx, held, change))) return 'lease-lost';
    await insertDeliveryAttempt(trx, attemptRow(claim, outcome));
    await settleReceiver(trx, receiver, after, now);
    return end.settled;
  };
  // After a power cut the receiver may get it again, with the same id, as after any answer that got lost.
  return store.transaction(work, { durable: false });
}

interface End {
  readonly settled: DeliverySettled;
  readonly change: Partial<DeliveryRow>;
}

const delivered = (now: Date): End => ({
  settled: 'delivered',
  change: { status: 'Delivered', delivered_time: now.toISOString(), failure_reason: null },
});

/** `receiver` as it is after the attempt. */
function afterFailedAttempt(
  delivery: DeliveryRow,
  receiver: Receiver,
  { failureReason, statusCode }: AttemptOutcome,
  now: Date,
): End {
  const failed = (reason: string | null): End => ({
    settled: 'failed',
    change: { status: 'Failed', failure_reason: reason },
  });
  const address = addressOf(receiver);
  if (!address) return failed(NO_ADDRESS);
  if (delivery.event_type === TEST_EVENT) return failed(failureReason);
  const current = addressedTo(address);
  if (hasMoved(delivery, receiver)) {
    const change = { ...current, ...freshPlan(now), failure_reason: failureReason };
    return { settled: 'retrying', change };
  }
  const next = nextAttemptTime(new Date(delivery.plan_started_time), delivery.plan_step, now);
  if (!next || statusCode === GONE) return failed(failureReason);
  const isHeld = receiver.callback_status === 'Paused';
  return {
    settled: isHeld ? 'held' : 'retrying',
    change: {
      status: isHeld ? 'Held' : 'Pending',
      next_attempt_time: next.toISOString(),
      failure_reason: failureReason,
    },
  };
}

/** The report's callbacks go elsewhere since the attempt was begun. */
function hasMoved(delivery: DeliveryRow, receiver: Receiver): boolean {
  const address = addressOf(receiver);
  if (!address) return true;
  const { url, method } = addressedTo(address);
  return url !== delivery.url || method !== delivery.method;
}

/** Neither a failed test nor an address that is no longer the report's speaks against the receiver. */
function receiverAfter(
  receiver: Receiver,
  { delivery, attempted }: DeliveryClaim,
  { failureReason, statusCode }: AttemptOutcome,
): ReceiverState {
  if (hasMoved(delivery, receiver)) return receiver;
  if (failureReason === null) return activeReceiver;
  if (delivery.event_type === TEST_EVENT) return receiver;
  return afterFailure(receiver, attempted, { isGone: statusCode === GONE });
}

async function settleReceiver(
  trx: Db,
  before: Receiver,
  after: ReceiverState,
  now: Date,
): Promise<void> {
  const { callback_status, callback_failures, callback_failing_since_time } = after;
  const state = { callback_status, callback_failures, callback_failing_since_time };
  if (callback_failures !== before.callback_failures || callback_status !== before.callback_status)
    await updateReceiver(trx, before.report_id, state);
  if (callback_status === before.callback_status) return;
  if (callback_status === 'Active') await releaseHeld(trx, before.report_id, now);
  else {
    const held = { status: 'Held' };
    await changeDeliveriesIn(trx, before.report_id, ['Pending'], held, COMPLETED_EVENT);
  }
}

const attemptRow = ({ delivery, attempted }: DeliveryClaim, outcome: AttemptOutcome) => ({
  delivery_id: delivery.delivery_id,
  attempt: delivery.attempts,
  url: withoutSecrets(delivery.url),
  attempted_time: attempted.toISOString(),
  milliseconds: outcome.milliseconds,
  status_code: outcome.statusCode,
  failure_reason: outcome.failureReason,
  excerpt: outcome.excerpt,
});
