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
    sync: async () => {
      opening ??= openFile(database);
      const file = await opening.catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      await file.datasync();
    },
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
