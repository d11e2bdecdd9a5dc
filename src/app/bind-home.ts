import { existsSync } from 'node:fs';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewId } from '../kernel/ids.ts';
import type { Store } from '../store/open-store.ts';
import { settingOr } from '../store/settings.ts';
import type { Home } from './home.ts';

interface BindContext {
  readonly store: Store;
  readonly newId: NewId;
  /** The kind of database: a node that is not told of the other would go on by itself, in silence. */
  readonly database: 'SQLite' | 'PostgreSQL';
}

/**
 * Ties the database to the home, the first time they are opened together. A node that is started with
 * another home would take all report files for lost, and a sample's public identities must never get
 * into a database of others.
 *
 * @throws Error when the database belongs to another home, or the home to another kind of database.
 */
export async function bindHome(
  { store, newId, database }: BindContext,
  { folder }: Home,
): Promise<void> {
  const file = join(folder, 'home-id');
  const [ours = '', usedWith] = await readOrMake(file, [newId(), database]);
  if (usedWith !== database) {
    throw new Error(
      `The home ${folder} was used with ${usedWith} until now, and this start is with ${database}. ` +
        'Set INSIGHTS_DATABASE_URL as on the other nodes, or choose another --home. ' +
        '(To begin anew with an empty database, delete the file home-id in it.)',
    );
  }
  const bound = await settingOr(store.db, 'home-id', () => ours);
  if (bound === ours) return;
  throw new Error(
    `The database belongs to another home than ${folder}: to the one whose file home-id holds ${bound}. ` +
      'Choose that one with --home, or another database.',
  );
}

/** Lines of the file. Of several processes that make it at once one wins, and all read the same, whole. */
async function readOrMake(file: string, lines: readonly [string, string]): Promise<string[]> {
  const aside = `${file}.${lines[0]}`;
  if (!existsSync(file)) {
    await writeFile(aside, `${lines.join('\n')}\n`, { mode: 0o600, flush: true });
    await link(aside, file).catch(ignoreExisting);
    await rm(aside);
  }
  return (await readFile(file, 'utf8')).trim().split('\n');
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
