import { toWireTime } from '../../kernel/interval.ts';
import type { DeliveryAttemptRow, DeliveryRow } from '../../store/schema.ts';
import type { CallbackMethod } from '../views.ts';
import { withoutSecrets } from './callback-request.ts';

export const deliveryStates = ['Pending', 'Sending', 'Delivered', 'Failed', 'Held'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export interface DeliveryView {
  /** What the receiver sees as `webhook-id`. */
  readonly deliveryId: string;
  readonly reportId: string;
  /** Null for a test callback. */
  readonly executionId: string | null;
  readonly eventType: string;
  readonly deliveryStatus: DeliveryState;
  readonly callbackMethod: CallbackMethod;
  /** Without user, password and query string. */
  readonly callbackUrl: string;
  readonly createdTime: string;
  /** Null unless it is Pending. */
  readonly nextAttemptTime: string | null;
  readonly deliveredTime: string | null;
  /** Of the last attempt; null once it is Delivered. */
  readonly failureReason: string | null;
  /** The newest 15, the oldest first. */
  readonly attempts: readonly DeliveryAttemptView[];
}

export interface DeliveryAttemptView {
  readonly attemptedTime: string;
  readonly callbackUrl: string;
  /** Null when there was no answer. */
  readonly statusCode: number | null;
  readonly latencyMilliseconds: number;
  readonly failureReason: string | null;
  /** The beginning of the answer, printable, at most 500 characters. */
  readonly excerpt: string | null;
}

export interface CallbackSecretView {
  readonly secret: string;
  readonly createdTime: string;
  /** Null for the newest; an older one signs until then. */
  readonly expiresTime: string | null;
}

export const toDeliveryView = (
  row: DeliveryRow,
  attempts: readonly DeliveryAttemptRow[],
): DeliveryView => ({
  deliveryId: row.delivery_id,
  reportId: row.report_id,
  executionId: row.execution_id,
  eventType: row.event_type,
  deliveryStatus: row.status as DeliveryState,
  callbackMethod: row.method as CallbackMethod,
  callbackUrl: withoutSecrets(row.url),
  createdTime: wire(row.created_time),
  nextAttemptTime: row.status === 'Pending' ? wire(row.next_attempt_time) : null,
  deliveredTime: row.delivered_time && wire(row.delivered_time),
  failureReason: row.failure_reason,
  attempts: attempts.map(toAttemptView),
});

const toAttemptView = (row: DeliveryAttemptRow): DeliveryAttemptView => ({
  attemptedTime: wire(row.attempted_time),
  callbackUrl: row.url,
  statusCode: row.status_code,
  latencyMilliseconds: row.milliseconds,
  failureReason: row.failure_reason,
  excerpt: row.excerpt,
});

const wire = (time: string): string => toWireTime(new Date(time));
