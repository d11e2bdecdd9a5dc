import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The file next to the database that every commit goes to first. */
export interface WriteAheadLog {
  /** Makes all that was committed before durable, without holding up this process meanwhile. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** It lasts for as long as any connection is open, and must be closed before the last of them. */
export function openWriteAheadLog(database: string): WriteAheadLog {
  let opening: Promise<FileHandle> | undefined;
  return {
    sync: oneForAll(async () => {
      opening ??= openFile(database);
      const file = await opening.catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      await file.datasync();
    }),
    close: async () => {
      const file = await opening?.catch(() => undefined);
      opening = undefined;
      await file?.close();
    },
  };
}

/** At the first commit: there is a file by then, of whose name in the folder nobody may know yet. */
async function openFile(database: string): Promise<FileHandle> {
  const file = await open(`${database}-wal`, 'r+');
  // Windows cannot open a folder for syncing.
  if (process.platform === 'win32') return file;
  await using folder = await open(dirname(database), 'r');
  await folder.sync();
  return file;
}

/** Who asks while the work is under way shares the next one, which begins after its end. */
function oneForAll(work: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    next = undefined;
    const started = work().finally(() => {
      if (current === started) current = undefined;
    });
    current = started;
    return started;
  };
  return () => {
    if (!current) return start();
    next ??= current.then(start, start);
    return next;
  };
}
