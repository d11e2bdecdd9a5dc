import { Type } from 'typebox';
import {
  type CallbackSecretView,
  type DeliveryView,
  deliveryStates,
} from '../../reports/callbacks/delivery-views.ts';
import { exampleIds, optional, time, uuid } from './fields.ts';
import { Nullable } from './nullable.ts';

const ENDED = '2026-03-02T04:00:09Z';
const RECEIVER = `https://receiver.example/insights/${exampleIds.report}`;
const deliveryId = 'c2a1f5f0-9c1e-4a57-8d0b-2f6e5d4c3b44';
const wholeMilliseconds = { description: 'From the look-up of the name to the answer.' };

const Attempt = Type.Object({
  attemptedTime: time('When it was made', ENDED),
  callbackUrl: Type.String({ description: 'Without user, password and query string.' }),
  statusCode: Nullable(Type.Integer({ description: 'Null: there was no answer.' })),
  latencyMilliseconds: Type.Integer(wholeMilliseconds),
  failureReason: Nullable(Type.String({ description: 'Null: the receiver took it.' })),
  excerpt: Nullable(
    Type.String({ description: 'The beginning of the answer, printable, 500 characters at most.' }),
  ),
});

export const Delivery = Type.Object(
  {
    deliveryId: uuid('The callback; the receiver sees it as webhook-id', deliveryId),
    reportId: uuid('Its report', exampleIds.report),
    executionId: Nullable(uuid('The completed execution; null for a test', exampleIds.execution)),
    eventType: Type.String({ enum: ['report.execution.completed', 'report.callback.test'] }),
    deliveryStatus: Type.String({
      enum: [...deliveryStates],
      description: 'Held: waits until the callbacks of the report are resumed.',
    }),
    callbackMethod: Type.String({ enum: ['GET', 'POST'] }),
    callbackUrl: Type.String({ description: 'Without user, password and query string.' }),
    createdTime: time('UTC', ENDED),
    nextAttemptTime: Nullable(time('Null unless it is Pending.', '2026-03-02T04:00:14Z')),
    deliveredTime: Nullable(time('When the receiver took it', '2026-03-02T04:00:14Z')),
    failureReason: Nullable(Type.String({ description: 'Of the last attempt.' })),
    attempts: Type.Array(Attempt, { description: 'The newest 15, the oldest first.' }),
  },
  { $id: 'Delivery', title: 'Delivery' },
);

export const CallbackSecret = Type.Object(
  {
    secret: Type.String({
      description: 'Key of the signatures, as Standard Webhooks libraries take it.',
    }),
    createdTime: time('UTC', '2026-03-01T04:05:06Z'),
    expiresTime: Nullable(
      time('Null for the newest; an older one signs until then.', '2026-03-02T04:05:06Z'),
    ),
  },
  { $id: 'CallbackSecret', title: 'CallbackSecret' },
);

export const exampleDelivery: DeliveryView = {
  deliveryId,
  reportId: exampleIds.report,
  executionId: exampleIds.execution,
  eventType: 'report.execution.completed',
  deliveryStatus: 'Delivered',
  callbackMethod: 'POST',
  callbackUrl: RECEIVER,
  createdTime: ENDED,
  nextAttemptTime: null,
  deliveredTime: '2026-03-02T04:00:14Z',
  failureReason: null,
  attempts: [
    {
      attemptedTime: ENDED,
      callbackUrl: RECEIVER,
      statusCode: 503,
      latencyMilliseconds: 41,
      failureReason: 'The receiver answered 503 Service Unavailable.',
      excerpt: 'Down for maintenance',
    },
    {
      attemptedTime: '2026-03-02T04:00:14Z',
      callbackUrl: RECEIVER,
      statusCode: 200,
      latencyMilliseconds: 38,
      failureReason: null,
      excerpt: 'ok',
    },
  ],
};

export const exampleWaiting: DeliveryView = {
  ...exampleDelivery,
  deliveryStatus: 'Pending',
  nextAttemptTime: '2026-03-02T06:00:00Z',
  deliveredTime: null,
};

export const exampleTest: DeliveryView = {
  ...exampleWaiting,
  executionId: null,
  eventType: 'report.callback.test',
  attempts: [],
};

export const exampleSecret: CallbackSecretView = {
  secret: 'whsec_YW4gZXhhbXBsZSwgb2Ygbm8gdXNlOiAzMiBieXRlcy4=',
  createdTime: '2026-03-01T04:05:06Z',
  expiresTime: null,
};

export const ReplayBody = Type.Object(
  {
    DeliveryId: optional(Type.String({ description: 'One callback.' })),
    From: optional(time('All completions from then on, with To; UTC.', '2026-03-01T00:00:00Z')),
    To: optional(time('Up to, but without.', '2026-03-02T00:00:00Z')),
  },
  {
    description: 'Either DeliveryId, or From and To.',
    examples: [
      { DeliveryId: deliveryId },
      { From: '2026-03-01T00:00:00Z', To: '2026-03-02T00:00:00Z' },
    ],
  },
);
