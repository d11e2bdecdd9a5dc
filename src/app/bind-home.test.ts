import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { randomId } from '../kernel/ids.ts';
import { temporaryStore } from '../store/store.fixture.ts';
import { bindHome } from './bind-home.ts';
import { openHome } from './home.ts';

async function temporaryHome() {
  const folder = await mkdtemp(join(tmpdir(), 'bind-home-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return openHome(folder);
}

test('a database and its home stay together; another home is refused', async () => {
  await using temporary = await temporaryStore();
  const context = { store: temporary.store, newId: randomId, database: 'SQLite' } as const;
  const [home, other] = [await temporaryHome(), await temporaryHome()];
  await bindHome(context, home);
  await bindHome(context, home);
  await expect(bindHome({ ...context, database: 'PostgreSQL' }, home)).rejects.toThrow(
    /was used with SQLite until now, and this start is with PostgreSQL/,
  );
  await expect(bindHome(context, other)).rejects.toThrow(/belongs to another home than .*home-id/);
});

test('nodes that bind them at once agree, and leave nothing behind', async () => {
  await using temporary = await temporaryStore();
  const home = await temporaryHome();
  const bind = () =>
    bindHome({ store: temporary.store, newId: randomId, database: 'SQLite' }, home);
  await Promise.all(Array.from({ length: 8 }, bind));
  const files = await readdir(home.folder);
  expect(files.filter((name) => name.startsWith('home-id'))).toEqual(['home-id']);
});
