import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Interval } from '../../kernel/interval.ts';
import { renameSynced, replaceSynced, syncPath, writeSynced } from './durable-files.ts';
import { filesWithin } from './files-within.ts';
import { readCurrentId, readSnapshot } from './read-snapshot.ts';
import type { AccountPart, Snapshot } from './snapshot.ts';
import {
  datasetFolder,
  type SnapshotName,
  snapshotFolder,
  stagingFolder,
} from './snapshot-folder.ts';
import { sweepSnapshots } from './sweep-snapshots.ts';

/** The data folder: finds, publishes and removes snapshots. Several processes may share one folder. */
export interface SnapshotStore {
  /** What new runs read; undefined when the dataset was never loaded. */
  current(program: string, dataset: string): Promise<Snapshot | undefined>;
  /**
   * Absolute paths, in reading order; none when the account has no rows. With an interval only those that
   * may hold rows of it.
   */
  accountFiles(snapshot: Snapshot, account: string, interval?: Interval | null): readonly string[];
  /** What is known of the account's data without opening a file. */
  accountPart(snapshot: Snapshot, account: string): AccountPart;
  /** Makes the empty folder in which a new snapshot is written, and answers its path. */
  stage(name: SnapshotName): Promise<string>;
  /** Switches to a staged snapshot whose files are complete. Durable when it resolves. */
  publish(snapshot: Snapshot): Promise<void>;
  /** Removes what was staged. */
  abandon(name: SnapshotName): Promise<void>;
  /**
   * Removes what nobody reads any more: snapshots superseded before `olderThan`, and staged ones not
   * touched since. Answers the removed folders.
   */
  sweep(olderThan: Date): Promise<readonly string[]>;
}

export function openSnapshotStore(dataFolder: string): SnapshotStore {
  const readCurrent = cachedReader(dataFolder);
  return {
    current: readCurrent,
    accountFiles: (snapshot, account, interval = null) =>
      filesWithin(partOf(snapshot, account), interval).map((file) =>
        path.resolve(snapshotFolder(dataFolder, snapshot), file),
      ),
    accountPart: partOf,
    stage: async (name) => {
      const folder = stagingFolder(dataFolder, name);
      await mkdir(folder, { recursive: true });
      return folder;
    },
    publish: (snapshot) => publishStaged(dataFolder, snapshot),
    abandon: (name) => rm(stagingFolder(dataFolder, name), { recursive: true, force: true }),
    sweep: (olderThan) => sweepSnapshots(dataFolder, olderThan),
  };
}

const noRows: AccountPart = { rows: 0, bytes: 0, files: [] };

/** `hasOwn`, because an account may be called `constructor`. */
const partOf = ({ accounts }: Snapshot, account: string): AccountPart =>
  (Object.hasOwn(accounts, account) ? accounts[account] : undefined) ?? noRows;

/** `snapshot.json` never changes, so only the small `current.json` is read every time. */
function cachedReader(dataFolder: string): SnapshotStore['current'] {
  const latest = new Map<string, Snapshot>();
  return async (program, dataset) => {
    const folder = datasetFolder(dataFolder, program, dataset);
    const snapshotId = await readCurrentId(folder);
    if (snapshotId === undefined) return undefined;
    const known = latest.get(folder);
    if (known?.snapshotId === snapshotId) return known;
    const snapshot = await readSnapshot(
      snapshotFolder(dataFolder, { program, dataset, snapshotId }),
    );
    if (!snapshot) throw new Error(`snapshot ${snapshotId} of ${dataset} is missing`);
    latest.set(folder, snapshot);
    return snapshot;
  };
}

async function publishStaged(dataFolder: string, snapshot: Snapshot): Promise<void> {
  const staged = stagingFolder(dataFolder, snapshot);
  const parts = Object.values(snapshot.accounts).flatMap((part) => part.files);
  for (const file of parts) await syncPath(path.join(staged, file));
  await writeSynced(path.join(staged, 'snapshot.json'), `${JSON.stringify(snapshot, null, 1)}\n`);
  await syncPath(staged);
  await renameSynced(staged, snapshotFolder(dataFolder, snapshot));
  const folder = datasetFolder(dataFolder, snapshot.program, snapshot.dataset);
  await syncParents(dataFolder, folder);
  const current = `${JSON.stringify({ snapshotId: snapshot.snapshotId })}\n`;
  await replaceSynced(path.join(folder, 'current.json'), current);
}

/** The folders of a program and of a dataset may be new themselves. */
async function syncParents(dataFolder: string, folder: string): Promise<void> {
  await syncPath(path.dirname(folder));
  await syncPath(dataFolder);
}
