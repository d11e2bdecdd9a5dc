import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Snapshot } from './snapshot.ts';

/** The id in a dataset folder's `current.json`; undefined when nothing was ever published there. */
export async function readCurrentId(folder: string): Promise<string | undefined> {
  const text = await readIfThere(path.join(folder, 'current.json'));
  if (text === undefined) return undefined;
  return (JSON.parse(text) as { snapshotId: string }).snapshotId;
}

export async function readSnapshot(folder: string): Promise<Snapshot | undefined> {
  const text = await readIfThere(path.join(folder, 'snapshot.json'));
  return text === undefined ? undefined : (JSON.parse(text) as Snapshot);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
