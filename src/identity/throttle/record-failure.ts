import type { SignInThrottleRow } from '../../store/schema.ts';
import { lockThrottles, upsertThrottle } from '../../store/sign-in-throttles.ts';
import type { Services } from '../services.ts';
import { afterFailure, type DelayPolicy, fromEverywhere, fromOneAddress } from './delays.ts';
import type { ThrottleKeys } from './throttle-keys.ts';

/** Counts one failure more, here and everywhere; none is lost where several nodes count at once. */
export async function recordFailure(
  { store, wallClock }: Pick<Services, 'store' | 'wallClock'>,
  { here, everywhere }: ThrottleKeys,
): Promise<void> {
  const now = wallClock.now();
  await store.transaction(async (trx) => {
    const rows = await lockThrottles(trx, [here, everywhere], now.toISOString());
    for (const row of rows) {
      const policy = row.throttle_key === here ? fromOneAddress : fromEverywhere;
      await upsertThrottle(trx, rowAfterFailure(policy, row, now));
    }
  });
}

function rowAfterFailure(
  policy: DelayPolicy,
  row: SignInThrottleRow,
  now: Date,
): SignInThrottleRow {
  const before = { failures: row.failures, blockedUntil: Date.parse(row.blocked_until_time) };
  const { failures, blockedUntil } = afterFailure(policy, before, now.getTime());
  return {
    throttle_key: row.throttle_key,
    failures,
    blocked_until_time: new Date(blockedUntil).toISOString(),
    changed_time: now.toISOString(),
  };
}
