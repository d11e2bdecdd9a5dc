import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import {
  changeDeliveries,
  hasClaimableDelivery,
  insertDeliveryAttempt,
  lockDeliveryQueue,
  nextDelivery,
  updateHeldDelivery,
} from '../../store/deliveries.ts';
import type { Store } from '../../store/open-store.ts';
import type { DeliveryRow } from '../../store/schema.ts';
import { type CallbackRequest, callbackRequest, withoutSecrets } from './callback-request.ts';
import { signingSecrets } from './callback-secrets.ts';

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
/** Attempts under way to one address (scheme, host and port). */
const PER_ORIGIN = 2;

/** Takes the delivery that has waited longest, or one whose worker is gone; null when idle. */
export async function claimDelivery(context: DeliveryContext): Promise<DeliveryClaim | null> {
  const { clock, store } = context;
  // Looked at first without the write lock: an idle worker is in nobody's way.
  if (!(await hasClaimableDelivery(store.db, clock.now().toISOString(), PER_ORIGIN))) return null;
  const attempted = clock.now();
  const delivery = await takeNext(store, attempted);
  if (!delivery) return null;
  const secrets = await signingSecrets(context, delivery.tenant_id);
  return {
    delivery,
    attempted,
    request: callbackRequest(delivery, secrets, context.wallClock.now()),
  };
}

const takeNext = (store: Store, now: Date): Promise<DeliveryRow | null> =>
  store.transaction(async (trx) => {
    await lockDeliveryQueue(trx);
    const waiting = await nextDelivery(trx, now.toISOString(), PER_ORIGIN);
    if (!waiting) return null;
    const isLost = waiting.status === 'Sending';
    if (isLost) await insertDeliveryAttempt(trx, lostAttempt(waiting));
    const claimed = {
      status: 'Sending',
      attempts: waiting.attempts + 1,
      // An attempt that nobody saw the end of is made again.
      plan_step: waiting.plan_step + (isLost ? 0 : 1),
      fence: waiting.fence + 1,
      lease_expires_time: leaseEnd(now).toISOString(),
    };
    await changeDeliveries(trx, [waiting.delivery_id], claimed);
    return { ...waiting, ...claimed };
  });

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

const lostAttempt = (row: DeliveryRow) => ({
  delivery_id: row.delivery_id,
  attempt: row.attempts,
  url: withoutSecrets(row.url),
  attempted_time: new Date(
    Date.parse(row.lease_expires_time ?? row.next_attempt_time) - DELIVERY_LEASE_SECONDS * 1000,
  ).toISOString(),
  milliseconds: 0,
  status_code: null,
  failure_reason: 'The service stopped before it could note what came of this attempt.',
  excerpt: null,
});

const leaseEnd = (now: Date): Date => new Date(now.getTime() + DELIVERY_LEASE_SECONDS * 1000);
