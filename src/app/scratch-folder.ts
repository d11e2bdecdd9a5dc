import { mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/**
 * A scratch folder of this process alone, after removing those of this machine's processes that are
 * gone: what a crashed engine left behind does not pile up. Other machines may share the root.
 */
export async function openScratchFolder(root: string): Promise<string> {
  const prefix = `${hostname()}.`;
  for (const name of await readdir(root)) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number(name.slice(prefix.length));
    // Our own number was another's before: where numbers start anew, as in containers.
    if (pid === process.pid || !isRunning(pid))
      await rm(join(root, name), { recursive: true, force: true });
  }
  const folder = join(root, `${prefix}${process.pid}`);
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
