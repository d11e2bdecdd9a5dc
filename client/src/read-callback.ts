import { fieldsOf } from './fields.ts';
import type { Callback, CallbackAttempt, CallbackSecret } from './types.ts';

export function readCallback(raw: unknown): Callback {
  const { text, list } = fieldsOf(raw);
  return {
    deliveryId: text('deliveryId') ?? '',
    reportId: text('reportId') ?? '',
    executionId: text('executionId'),
    eventType: text('eventType') ?? '',
    deliveryStatus: (text('deliveryStatus') ?? 'Pending') as Callback['deliveryStatus'],
    callbackMethod: text('callbackMethod') as Callback['callbackMethod'],
    callbackUrl: text('callbackUrl') ?? '',
    createdTime: text('createdTime') ?? '',
    nextAttemptTime: text('nextAttemptTime'),
    deliveredTime: text('deliveredTime'),
    failureReason: text('failureReason'),
    attempts: list('attempts').map(readAttempt),
  };
}

function readAttempt(raw: unknown): CallbackAttempt {
  const { text, number } = fieldsOf(raw);
  return {
    attemptedTime: text('attemptedTime') ?? '',
    callbackUrl: text('callbackUrl') ?? '',
    statusCode: number('statusCode'),
    latencyMilliseconds: number('latencyMilliseconds') ?? 0,
    failureReason: text('failureReason'),
    excerpt: text('excerpt'),
  };
}

export function readCallbackSecret(raw: unknown): CallbackSecret {
  const { text } = fieldsOf(raw);
  return {
    secret: text('secret') ?? '',
    createdTime: text('createdTime') ?? '',
    expiresTime: text('expiresTime'),
  };
}
