import { constants } from 'node:fs';
import { copyFile, cp, link, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Worlds } from './worlds.ts';

/** A folder of everything the server keeps, gone once it is disposed of. */
export interface BenchHome extends AsyncDisposable {
  readonly folder: string;
  /** Settings that whoever opens it needs, such as where its database is. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The settings' defaults, whatever the environment says. */
export const defaultConfig = (home: string, environment: Readonly<Record<string, string>> = {}) =>
  loadConfig({ home }, environment);

/** A new home; with a data folder its files are linked, since they never change. */
export async function newHome(worlds: Worlds, data?: string): Promise<BenchHome> {
  const home = await emptyHome(worlds);
  if (data) await linkTree(data, join(home.folder, 'data'));
  return home;
}

/** The same, with what a home remembers that nothing has open. */
export async function cloneHome(worlds: Worlds, { folder }: BenchHome): Promise<BenchHome> {
  const home = await newHome(worlds, join(folder, 'data'));
  for (const file of ['insights.db', 'home-id']) {
    await copyFile(join(folder, file), join(home.folder, file), constants.COPYFILE_FICLONE);
  }
  return home;
}

async function emptyHome({ folder: root }: Worlds): Promise<BenchHome> {
  const folder = await mkdtemp(join(root, 'home-'));
  return {
    folder,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target);
    // Worlds that are kept may lie on another file system.
    else await link(source, target).catch(() => cp(source, target));
  }
}
