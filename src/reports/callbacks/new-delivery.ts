import { toWireTime } from '../../kernel/interval.ts';
import type { Receiver } from '../../store/callback-receivers.ts';
import type { DeliveryRow } from '../../store/schema.ts';
import { callbackUrlFor } from './callback-request.ts';

export const COMPLETED_EVENT = 'report.execution.completed';
export const TEST_EVENT = 'report.callback.test';

export const NO_ADDRESS = 'The report has no CallbackUrl any more.';

/** Where the callbacks of a report go. */
export interface Address {
  readonly report_id: string;
  readonly callback_url: string;
  readonly callback_method: string;
}

/** Null for a report without a CallbackUrl. */
export const addressOf = ({
  report_id,
  callback_url,
  callback_method,
}: Pick<Receiver, 'report_id' | 'callback_url' | 'callback_method'>): Address | null =>
  callback_url === null ? null : { report_id, callback_url, callback_method };

export interface CallbackEvent {
  readonly deliveryId: string;
  readonly tenantId: string;
  readonly executionId: string | null;
  readonly correlationId: string | null;
  readonly eventType: string;
  readonly timestamp: Date;
  readonly data: object;
}

/** The first attempt is due at once, unless the receiver is paused: then the delivery is held. */
export const newDelivery = (
  address: Address,
  callbackStatus: string,
  event: CallbackEvent,
  now: Date,
): DeliveryRow => ({
  delivery_id: event.deliveryId,
  report_id: address.report_id,
  execution_id: event.executionId,
  tenant_id: event.tenantId,
  event_type: event.eventType,
  ...addressedTo(address),
  body: JSON.stringify({
    type: event.eventType,
    timestamp: toWireTime(event.timestamp),
    data: event.data,
  }),
  correlation_id: event.correlationId,
  attempts: 0,
  ...freshPlan(now),
  ...(callbackStatus === 'Paused' && event.eventType !== TEST_EVENT && { status: 'Held' }),
  fence: 0,
  lease_expires_time: null,
  created_time: now.toISOString(),
  delivered_time: null,
  failure_reason: null,
});

export const addressedTo = (address: Address): Pick<DeliveryRow, 'method' | 'url' | 'origin'> => {
  const url = callbackUrlFor(address);
  return { method: address.callback_method, url: url.href, origin: url.origin };
};

/** The plan of attempts from its beginning; the first is due now. */
export const freshPlan = (
  now: Date,
): Pick<DeliveryRow, 'status' | 'plan_step' | 'plan_started_time' | 'next_attempt_time'> => ({
  status: 'Pending',
  plan_step: 0,
  plan_started_time: now.toISOString(),
  next_attempt_time: now.toISOString(),
});
