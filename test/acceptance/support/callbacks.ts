import { Webhook } from 'standardwebhooks';
import { expect, vi } from 'vitest';
import type { Api, Item } from './api.ts';
import type { Received } from './receiver.ts';

export interface Delivery extends Item {
  readonly deliveryId: string;
  readonly deliveryStatus: string;
  readonly createdTime: string;
  readonly attempts: readonly Item[];
}

/** The log of a report's callbacks, newest first. */
export async function deliveriesOf(
  api: Api,
  reportId: unknown,
  filter = '',
): Promise<readonly Delivery[]> {
  const answer = await api.get(`ScheduledReport/callback/${reportId}${filter}`);
  expect(answer.statusCode, answer.message ?? '').toBe(200);
  return answer.value as readonly Delivery[];
}

/** The partner's secrets, newest first. */
export async function secretsOf(api: Api): Promise<string[]> {
  const answer = await api.get('CallbackSecret');
  expect(answer.statusCode, answer.message ?? '').toBe(200);
  return answer.value.map(({ secret }) => String(secret));
}

/**
 * What a partner does with a callback: the public Standard Webhooks library throws when signature or
 * timestamp is wrong. Answers the body. `now` is the receiver's time, also where the service runs on a
 * virtual clock.
 */
export function verify({ headers, body }: Received, secret: string, now = new Date()): unknown {
  vi.setSystemTime(now);
  try {
    return new Webhook(secret).verify(body, headers);
  } finally {
    vi.useRealTimers();
  }
}
