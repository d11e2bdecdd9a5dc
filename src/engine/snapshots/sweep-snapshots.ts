import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { readCurrentId, readSnapshot } from './read-snapshot.ts';
import { STAGING } from './snapshot-folder.ts';

/** See `SnapshotStore.sweep`. */
export async function sweepSnapshots(dataFolder: string, olderThan: Date): Promise<string[]> {
  const removed: string[] = [];
  for (const program of await foldersIn(dataFolder)) {
    for (const dataset of await foldersIn(program)) {
      for (const folder of await outdatedIn(dataset, olderThan)) {
        await rm(folder, { recursive: true, force: true });
        removed.push(folder);
      }
    }
  }
  return removed;
}

async function outdatedIn(dataset: string, olderThan: Date): Promise<string[]> {
  const folders = await foldersIn(dataset);
  const staged = folders.filter((folder) => folder.endsWith(STAGING));
  const published = folders.filter((folder) => !folder.endsWith(STAGING));
  const abandoned: string[] = [];
  for (const folder of staged) {
    if ((await stat(folder)).mtime < olderThan) abandoned.push(folder);
  }
  return [...abandoned, ...(await supersededIn(dataset, published, olderThan))];
}

/**
 * A snapshot's rest begins when the next one is made, not when it was made itself: a run may have
 * pinned it until then.
 */
async function supersededIn(
  dataset: string,
  published: readonly string[],
  olderThan: Date,
): Promise<string[]> {
  const current = await readCurrentId(dataset);
  const made: { folder: string; time: string }[] = [];
  for (const folder of published) {
    made.push({ folder, time: (await readSnapshot(folder))?.createdTime ?? '' });
  }
  made.sort((a, b) => a.time.localeCompare(b.time));
  return made
    .filter(({ folder }, index) => {
      const successor = made[index + 1];
      return path.basename(folder) !== current && successor && new Date(successor.time) < olderThan;
    })
    .map(({ folder }) => folder);
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folder, entry.name))
    .sort();
}
