import { existsSync } from 'node:fs';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewId } from '../kernel/ids.ts';
import type { Store } from '../store/open-store.ts';
import { settingOr } from '../store/settings.ts';
import type { Home } from './home.ts';

/**
 * Ties the database to the home, the first time they are opened together. A node that is started with
 * another home would take all report files for lost, and a sample's public identities must never get
 * into a database of others.
 *
 * @throws Error when the database belongs to another home.
 */
export async function bindHome(
  { store, newId }: { readonly store: Store; readonly newId: NewId },
  { folder }: Home,
): Promise<void> {
  const file = join(folder, 'home-id');
  const ours = await readOrMake(file, newId());
  const bound = await settingOr(store.db, 'home-id', () => ours);
  if (bound === ours) return;
  throw new Error(
    `The database belongs to another home than ${folder}: to the one whose file home-id holds ${bound}. ` +
      'Choose that one with --home, or another database.',
  );
}

/** Of several processes that make it at once one wins, and all read the same, whole. */
async function readOrMake(file: string, id: string): Promise<string> {
  const aside = `${file}.${id}`;
  if (!existsSync(file)) {
    await writeFile(aside, `${id}\n`, { mode: 0o600, flush: true });
    await link(aside, file).catch(ignoreExisting);
    await rm(aside);
  }
  return (await readFile(file, 'utf8')).trim();
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
