import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A scratch folder of this process alone, after removing those of processes that are gone: what a
 * crashed engine left behind does not pile up.
 */
export async function openScratchFolder(root: string): Promise<string> {
  for (const name of await readdir(root)) {
    // Our own number was another's before: where numbers start anew, as in containers.
    if (Number(name) === process.pid || !isRunning(Number(name)))
      await rm(join(root, name), { recursive: true, force: true });
  }
  const folder = join(root, String(process.pid));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function isRunning(pid: number): boolean {
  try {
    return Number.isInteger(pid) && process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
