import { PublicError } from '../../kernel/errors.ts';
import { findDeliveries, insertDelivery } from '../../store/deliveries.ts';
import type { Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';
import { lockOwnReport } from '../find-report.ts';
import { recordAudit } from '../record-audit.ts';
import { type DeliveryView, toDeliveryView } from './delivery-views.ts';
import { newDelivery, TEST_EVENT } from './new-delivery.ts';
import { requireReceiver } from './require-receiver.ts';

/**
 * Sends the receiver a callback of its own kind, in one attempt, also while it is paused: a delivered
 * one makes it Active again. One at a time.
 */
export function testCallback(
  context: Pick<ReportsContext, 'audit' | 'clock' | 'newId' | 'store'>,
  caller: Caller,
  program: string,
  reportId: string,
  correlationId: string | null = null,
): Promise<DeliveryView> {
  const { clock, newId, store } = context;
  return store.transaction(async (trx) => {
    const report = await lockOwnReport(trx, caller, program, reportId);
    const address = requireReceiver(report);
    const underWay = await findDeliveries(trx, {
      reportId: report.report_id,
      eventType: TEST_EVENT,
      statuses: ['Pending', 'Sending'],
      limit: 1,
    });
    if (underWay.length > 0) throw new PublicError('test_under_way');
    const now = clock.now();
    const event = {
      deliveryId: newId(),
      tenantId: report.tenant_id,
      executionId: null,
      correlationId,
      eventType: TEST_EVENT,
      timestamp: now,
      data: { reportId: report.report_id },
    };
    const delivery = newDelivery(address, report.callback_status, event, now);
    await insertDelivery(trx, delivery);
    await recordAudit(context, trx, caller, 'callback.test', report.report_id, {
      deliveryId: delivery.delivery_id,
    });
    return toDeliveryView(delivery, []);
  });
}
