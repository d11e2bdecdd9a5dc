import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface SmallDisk {
  unmount(): Promise<void>;
}

/** Mounts a file system of so many megabytes over the folder. */
export async function mountSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder]);
  return { unmount: async () => void (await run('umount', [folder])) };
}

/** Null where a disk can be mounted; else why not. */
export async function whyNoSmallDisk(): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'insights-mount-'));
  try {
    await (await mountSmallDisk(folder, 1)).unmount();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error);
  } finally {
    await rm(folder, { recursive: true });
  }
}
