import type { Time } from './call-types.ts';

export type CallbackMethod = 'GET' | 'POST';

/** A callback of a report, with its attempts. */
export interface Callback {
  /** What the receiver sees as `webhook-id`. */
  readonly deliveryId: string;
  readonly reportId: string;
  /** Null for a test. */
  readonly executionId: string | null;
  readonly eventType: string;
  readonly deliveryStatus: CallbackDeliveryStatus;
  readonly callbackMethod: CallbackMethod | null;
  /** Without user, password and query string. */
  readonly callbackUrl: string;
  readonly createdTime: string;
  /** Null unless it is Pending. */
  readonly nextAttemptTime: string | null;
  readonly deliveredTime: string | null;
  /** Of the last attempt. */
  readonly failureReason: string | null;
  /** The newest 15, the oldest first. */
  readonly attempts: readonly CallbackAttempt[];
}

/** Held: waits until the callbacks of the report are resumed. */
export type CallbackDeliveryStatus = 'Pending' | 'Sending' | 'Delivered' | 'Failed' | 'Held';

export interface CallbackAttempt {
  readonly attemptedTime: string;
  readonly callbackUrl: string;
  /** Null when there was no answer. */
  readonly statusCode: number | null;
  readonly latencyMilliseconds: number;
  readonly failureReason: string | null;
  /** The beginning of the answer. */
  readonly excerpt: string | null;
}

/** One callback, or all of completed executions in a span of time. */
export type CallbackReplay =
  | { readonly deliveryId: string }
  | { readonly from: Time; readonly to: Time };

/** What the callbacks of the partner are signed with. */
export interface CallbackSecret {
  readonly secret: string;
  readonly createdTime: string;
  /** Null for the newest; an older one signs until then. */
  readonly expiresTime: string | null;
}
