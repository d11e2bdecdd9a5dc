import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openStore } from './open-store.ts';
import { settingOr } from './settings.ts';
import { describeStores } from './store.fixture.ts';

describeStores((openTemporary) => {
  test('of many that make a setting at once, over several connections, all get one', async () => {
    await using temporary = await openTemporary();
    const other = await openStore(temporary.location);
    const asked = Array.from({ length: 16 }, (_, index) =>
      settingOr(index % 2 ? other.db : temporary.store.db, 'manifest-key', randomUUID),
    );
    const values = await Promise.all(asked);
    expect(new Set(values).size).toBe(1);
    expect(await settingOr(other.db, 'manifest-key', randomUUID)).toBe(values[0]);
    await other.close();
  });
});
