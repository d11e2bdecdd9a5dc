import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import {
  changeDeliveries,
  findDeliveryAttempts,
  insertDeliveryAttempt,
  updateHeldDelivery,
} from '../../store/deliveries.ts';
import { lockCandidate, lockDeliveryQueue } from '../../store/delivery-queue.ts';
import type { Store } from '../../store/open-store.ts';
import { reportById } from '../../store/reports.ts';
import type { Db, DeliveryRow } from '../../store/schema.ts';
import { authorizeOwner, isOwnerGone } from '../authorize-owner.ts';
import { nextAttemptTime } from './callback-plan.ts';
import { type CallbackRequest, callbackRequest, withoutSecrets } from './callback-request.ts';
import { signingSecrets } from './callback-secrets.ts';
import { TEST_EVENT } from './new-delivery.ts';
import { nextDelivery } from './next-delivery.ts';

/** What callbacks are delivered with. */
export interface DeliveryContext {
  readonly clock: Clock;
  /**
   * The time that receivers go by: they refuse a signature of another. The same as `clock`, unless that
   * is a virtual one.
   */
  readonly wallClock: Clock;
  readonly newId: NewId;
  readonly store: Store;
  readonly limits: { readonly callbacksAllowPrivateNetworks: boolean };
}

/** An attempt that this worker alone makes, for as long as the lease lasts. */
export interface DeliveryClaim {
  readonly delivery: DeliveryRow;
  readonly attempted: Date;
  readonly request: CallbackRequest;
}

/**
 * Longer than an attempt may take, so that it is never prolonged; not by much, because those of a
 * killed worker hold up their address meanwhile.
 */
export const DELIVERY_LEASE_SECONDS = 15;
/** So many lost in a row are no worker's bad luck: perhaps the delivery itself is what kills them. */
const LOSSES_IN_A_ROW = 3;

/**
 * Takes one whose worker is gone, or else the delivery that has waited longest; null when idle. Those of
 * owners who have lost every right fail on the way.
 */
export async function claimDelivery(context: DeliveryContext): Promise<DeliveryClaim | null> {
  const { clock, store } = context;
  while (true) {
    // Looked at first without the write lock: an idle worker is in nobody's way.
    if (!(await nextDelivery(store.db, clock.now().toISOString()))) return null;
    const attempted = clock.now();
    const delivery = await store.transaction(
      async (trx) => {
        await lockDeliveryQueue(trx);
        return takeNext(trx, attempted);
      },
      { durable: false },
    );
    if (delivery === 'dropped') continue;
    if (!delivery) return null;
    const secrets = await signingSecrets(context, delivery.tenant_id);
    const request = callbackRequest(delivery, secrets, context.wallClock.now());
    return { delivery, attempted, request };
  }
}

/** `dropped`: one was looked at that is not to be sent any more. */
async function takeNext(trx: Db, now: Date): Promise<DeliveryRow | 'dropped' | null> {
  const next = await nextDelivery(trx, now.toISOString());
  const waiting = next && (await lockCandidate(trx, next));
  if (!waiting) return null;
  if (waiting.status === 'Sending') await insertDeliveryAttempt(trx, lostAttempt(waiting));
  const reason = await whyOwnerIsGone(trx, waiting);
  if (reason !== null) {
    const change = { status: 'Failed', lease_expires_time: null, failure_reason: reason };
    await changeDeliveries(trx, [waiting.delivery_id], change);
    return 'dropped';
  }
  if (waiting.status === 'Pending') return begin(trx, waiting, waiting.plan_step + 1, now);
  // An attempt that nobody saw the end of is made again, as if it had not been.
  if (!(await keepsBeingLost(trx, waiting))) return begin(trx, waiting, waiting.plan_step, now);
  await changeDeliveries(trx, [waiting.delivery_id], afterLosses(waiting, now));
  return takeNext(trx, now);
}

/** Who may see nothing any more is not told either that there is something to see. */
async function whyOwnerIsGone(trx: Db, { report_id }: DeliveryRow): Promise<string | null> {
  const report = await reportById(trx, report_id);
  if (!report) return null;
  try {
    await authorizeOwner(trx, report);
    return null;
  } catch (error) {
    if (isOwnerGone(error)) return error.message;
    throw error;
  }
}

async function begin(
  trx: Db,
  waiting: DeliveryRow,
  planStep: number,
  now: Date,
): Promise<DeliveryRow> {
  const claimed = {
    status: 'Sending',
    attempts: waiting.attempts + 1,
    plan_step: planStep,
    fence: waiting.fence + 1,
    lease_expires_time: leaseEnd(now).toISOString(),
  };
  await changeDeliveries(trx, [waiting.delivery_id], claimed);
  return { ...waiting, ...claimed };
}

async function keepsBeingLost(trx: Db, { delivery_id }: DeliveryRow): Promise<boolean> {
  const latest = await findDeliveryAttempts(trx, [delivery_id], LOSSES_IN_A_ROW);
  return latest.length === LOSSES_IN_A_ROW && latest.every((made) => made.failure_reason === LOST);
}

/** As after an attempt that failed, but nothing is said about the receiver. */
function afterLosses(delivery: DeliveryRow, now: Date): Partial<DeliveryRow> {
  const { event_type, plan_started_time, plan_step } = delivery;
  const next =
    event_type === TEST_EVENT ? null : nextAttemptTime(new Date(plan_started_time), plan_step, now);
  return {
    status: next ? 'Pending' : 'Failed',
    ...(next && { next_attempt_time: next.toISOString() }),
    lease_expires_time: null,
    failure_reason: LOST,
  };
}

/** Gives a delivery back whose attempt was broken off: the worker is stopping. */
export const releaseDelivery = (
  { clock, store }: DeliveryContext,
  { delivery }: DeliveryClaim,
): Promise<boolean> =>
  updateHeldDelivery(
    store.db,
    { deliveryId: delivery.delivery_id, fence: delivery.fence },
    {
      status: 'Pending',
      attempts: delivery.attempts - 1,
      plan_step: delivery.plan_step - 1,
      next_attempt_time: clock.now().toISOString(),
      lease_expires_time: null,
    },
  );

const LOST = 'The service stopped before it could note what came of this attempt.';

const lostAttempt = (row: DeliveryRow) => ({
  delivery_id: row.delivery_id,
  attempt: row.attempts,
  url: withoutSecrets(row.url),
  attempted_time: new Date(
    Date.parse(row.lease_expires_time ?? row.next_attempt_time) - DELIVERY_LEASE_SECONDS * 1000,
  ).toISOString(),
  milliseconds: 0,
  status_code: null,
  failure_reason: LOST,
  excerpt: null,
});

const leaseEnd = (now: Date): Date => new Date(now.getTime() + DELIVERY_LEASE_SECONDS * 1000);
