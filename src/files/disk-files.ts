import { access, type FileHandle, link, mkdir, open, opendir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../kernel/clock.ts';
import { type NewId, randomId } from '../kernel/ids.ts';
import { abortable } from './abortable.ts';
import { checkedKey, isKey } from './checked-key.ts';
import { newTally, packFile, tallied } from './pack-file.ts';
import type { GzipOptions } from './parallel-gzip.ts';
import { modifiedTime, partialMark, removeStalePartials } from './partials.ts';
import { probeFolder } from './probe-folder.ts';
import {
  type ByteRange,
  KeyTakenError,
  type ReportFiles,
  type StoredFile,
} from './report-files.ts';

export interface DiskFilesOptions {
  /** Compared with the disk's own times, so the system's, also where the service runs on a virtual one. */
  readonly clock: Clock;
  readonly newId?: NewId;
  readonly gzip?: GzipOptions;
}

/**
 * Report files in a folder of the local disk, made if absent, readable by its owner only. They lie
 * in sub-folders by the first two characters of their keys.
 */
export async function openDiskFiles(
  folder: string,
  { clock, newId = randomId, gzip = {} }: DiskFilesOptions,
): Promise<ReportFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    write: (key, plain, { signal, beforePublish, encoding = 'gzip' }) =>
      publish(folder, key, newId(), async (file, path) => {
        const packed = packFile(abortable(plain, signal), encoding, gzip);
        await file.writeFile(packed.bytes);
        await file.sync();
        const stored = packed.describe(key);
        await assertWhole(path, stored);
        await beforePublish?.();
        return stored;
      }),
    removeAbandoned: () => removeStalePartials(folder, clock.now()),
    has: (key) => exists(pathOf(folder, key)),
    list: ({ minimumAgeSeconds }) =>
      listKeys(folder, clock.now().getTime() - minimumAgeSeconds * 1000),
    read: async (key, range) => readStored(pathOf(folder, key), range),
    remove: async (key) => rm(pathOf(folder, key), { force: true }),
    probe: () => probeFolder(folder, newId()),
  };
}

/** Fills a file of another name, makes it durable, and only then gives it its own name, if that is free. */
async function publish<T>(
  folder: string,
  key: string,
  id: string,
  fill: (file: FileHandle, path: string) => Promise<T>,
): Promise<T> {
  const path = pathOf(folder, key);
  const partial = `${path}${partialMark}${id}`;
  await makeShard(folder, dirname(path));
  try {
    const result = await fillNew(partial, fill);
    // A link never replaces what is there, as a rename would.
    await link(partial, path).catch(toTaken(key));
    await rm(partial);
    await syncFolder(dirname(path));
    return result;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function fillNew<T>(
  path: string,
  fill: (file: FileHandle, path: string) => Promise<T>,
): Promise<T> {
  await using file = await open(path, 'wx', 0o600);
  return await fill(file, path);
}

/** What the disk gives back must be what was written: a short or spoilt file is never published. */
async function assertWhole(path: string, { bytes, sha256 }: StoredFile): Promise<void> {
  const tally = newTally();
  await using file = await open(path, 'r');
  const highWaterMark = Math.min(Math.max(bytes, 1024), 1024 * 1024);
  const stored = file.createReadStream({ highWaterMark, autoClose: false });
  for await (const _ of tallied(stored, tally));
  if (tally.bytes === bytes && tally.hash.digest('hex') === sha256) return;
  throw new Error(`a stored file reads back otherwise: ${tally.bytes} bytes of ${bytes}`);
}

async function readStored(
  path: string,
  range?: ByteRange,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  try {
    // Opened before it is answered: a file removed from now on can still be read to its end.
    const file = await open(path, 'r');
    return file.createReadStream(range ?? {});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function* listKeys(folder: string, modifiedBefore: number): AsyncGenerator<string> {
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (!entry.isFile() || !isKey(entry.name)) continue;
    const modified = await modifiedTime(join(entry.parentPath, entry.name));
    if (modified !== undefined && modified < modifiedBefore) yield entry.name;
  }
}

const toTaken = (key: string) => (error: NodeJS.ErrnoException) => {
  throw error.code === 'EEXIST' ? new KeyTakenError(key) : error;
};

async function makeShard(folder: string, shard: string): Promise<void> {
  const made = await mkdir(shard, { recursive: true, mode: 0o700 });
  if (made) await syncFolder(folder);
}

/** A new name in a folder outlives a power cut only when the folder itself is synced. */
async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder for syncing.
  if (process.platform === 'win32') return;
  await using handle = await open(folder, 'r');
  await handle.sync();
}

const pathOf = (folder: string, key: string): string =>
  join(folder, key.slice(0, 2), checkedKey(key));
