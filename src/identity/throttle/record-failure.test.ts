import { expect, test } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import {
  deleteThrottlesBefore,
  findThrottles,
  upsertThrottle,
} from '../../store/sign-in-throttles.ts';
import { describeStores } from '../../store/store.fixture.ts';
import { recordFailure } from './record-failure.ts';

const NOW = '2026-03-01T12:00:00.000Z';
const keys = { here: 'h', everywhere: 'e', known: 'k' };

describeStores((temporaryStore) => {
  test('failures that come at once are all counted, whoever holds the other row first', async () => {
    await using temporary = await temporaryStore();
    const { store } = temporary;
    const wallClock = manualClock(NOW);
    const swapped = { ...keys, here: 'e', everywhere: 'h' };
    const all = Array.from({ length: 20 }, (_, number) =>
      recordFailure({ store, wallClock }, number % 2 === 0 ? keys : swapped),
    );
    await Promise.all(all);
    const rows = await findThrottles(store.db, ['h', 'e', 'k']);
    expect(rows.map(({ failures }) => failures)).toEqual([20, 20]);
  });

  test('what still blocks, or knows, somebody is not swept', async () => {
    await using temporary = await temporaryStore();
    const { store } = temporary;
    const row = (throttle_key: string, changed_time: string, blocked_until_time: string) =>
      upsertThrottle(store.db, { throttle_key, failures: 1, changed_time, blocked_until_time });
    const [old, later] = ['2026-03-01T10:00:00.000Z', '2026-03-01T13:00:00.000Z'];
    await row('over', old, old);
    await row('blocks', old, later);
    await row('fresh', NOW, NOW);
    expect(await deleteThrottlesBefore(store.db, '2026-03-01T11:00:00.000Z')).toBe(1);
    const left = await findThrottles(store.db, ['over', 'blocks', 'fresh']);
    expect(left.map(({ throttle_key }) => throttle_key).sort()).toEqual(['blocks', 'fresh']);
  });
});
