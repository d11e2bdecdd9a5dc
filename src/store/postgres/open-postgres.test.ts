import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { openStore } from '../open-store.ts';

test('an address that is no URL is refused without being shown', async () => {
  const error = await openStore('postgres://u:open-sesame@host:99999/db').catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toHaveProperty('message', expect.stringContaining('not a postgres:// URL'));
  expect(inspect(error)).not.toContain('sesame');
});
