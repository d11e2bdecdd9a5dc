import { PublicError } from '../../kernel/errors.ts';
import { changeDeliveries, type DeliveryFilter, lockDeliveries } from '../../store/deliveries.ts';
import type { Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';
import { lockOwnReport } from '../find-report.ts';
import { recordAudit } from '../record-audit.ts';
import type { DeliveryView } from './delivery-views.ts';
import { span, viewDeliveries } from './list-deliveries.ts';
import { addressedTo, COMPLETED_EVENT, freshPlan } from './new-delivery.ts';
import { requireReceiver } from './require-receiver.ts';

export interface ReplayInput {
  readonly deliveryId?: string | null;
  /** Created at or after. */
  readonly from?: string | null;
  /** Created before. */
  readonly to?: string | null;
}

/**
 * Sends callbacks once more, to the address that the report has now, under their old ids: one of them,
 * or all completions of a span of time, whatever became of them. One that is under way stays as it is.
 */
export function replayDeliveries(
  context: Pick<ReportsContext, 'audit' | 'clock' | 'store'>,
  caller: Caller,
  program: string,
  reportId: string,
  input: ReplayInput,
): Promise<DeliveryView[]> {
  const wanted = readInput(input);
  return context.store.transaction(async (trx) => {
    const report = await lockOwnReport(trx, caller, program, reportId);
    const address = requireReceiver(report);
    if (report.callback_status === 'Paused') {
      throw new PublicError('callback_paused', { reportId: report.report_id });
    }
    const rows = await lockDeliveries(trx, { reportId: report.report_id, ...wanted });
    if (rows.length === 0) throw new PublicError('deliveries_not_found');
    const again = {
      ...addressedTo(address),
      ...freshPlan(context.clock.now()),
      delivered_time: null,
    };
    const idle = rows.filter((row) => row.status !== 'Sending').map((row) => row.delivery_id);
    await changeDeliveries(trx, idle, again);
    const detail = { deliveries: idle.length };
    await recordAudit(context, trx, caller, 'callback.replay', report.report_id, detail);
    const replayed = rows.map((row) => (row.status === 'Sending' ? row : { ...row, ...again }));
    return viewDeliveries(trx, replayed);
  });
}

function readInput(input: ReplayInput): Omit<DeliveryFilter, 'reportId'> {
  const deliveryId = input.deliveryId?.trim().toLowerCase();
  const bounds = span(input);
  const isSpan = bounds.from !== undefined && bounds.to !== undefined;
  const isOne = bounds.from === undefined && bounds.to === undefined && Boolean(deliveryId);
  if (isOne && deliveryId) return { deliveryId };
  if (isSpan && !deliveryId) return { ...bounds, eventType: COMPLETED_EVENT };
  throw new PublicError('replay_choice');
}
