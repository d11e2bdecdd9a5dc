import { randomId } from '../../../kernel/ids.ts';
import { insertDelivery } from '../../../store/deliveries.ts';
import type { callbacksWorld } from '../../testing/callbacks-world.ts';
import { claimDelivery, type DeliveryClaim } from '../claim-delivery.ts';
import { addressOf, newDelivery, TEST_EVENT } from '../new-delivery.ts';
import { type AttemptOutcome, settleDelivery } from '../settle-delivery.ts';

export type World = Awaited<ReturnType<typeof callbacksWorld>>;

/** What came of an attempt that was answered so. */
export const answer = (statusCode: number): AttemptOutcome => ({
  ...{ milliseconds: 12, statusCode, excerpt: 'text' },
  failureReason: statusCode < 300 ? null : `The receiver answered ${statusCode}.`,
});

export async function claimed({ context }: World): Promise<DeliveryClaim> {
  const claim = await claimDelivery(context);
  if (!claim) throw new Error('nothing to deliver');
  return claim;
}

export const attempt = async (world: World, status: number) =>
  settleDelivery(world.context, await claimed(world), answer(status));

/** As `testCallback` writes it. */
export async function addTest({ store, clock, report }: World): Promise<void> {
  const { tenant_id, callback_status, ...address } = await report();
  const event = {
    ...{ deliveryId: randomId(), tenantId: tenant_id, executionId: null, correlationId: null },
    ...{ eventType: TEST_EVENT, timestamp: clock.now(), data: {} },
  };
  const to = addressOf(address);
  if (!to) throw new Error('there is no address');
  await insertDelivery(store.db, newDelivery(to, callback_status, event, clock.now()));
}
