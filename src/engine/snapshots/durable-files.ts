import { open, rename } from 'node:fs/promises';
import path from 'node:path';

/** Makes a file's bytes or a folder's entries survive a power cut. */
export async function syncPath(fileOrFolder: string): Promise<void> {
  const handle = await open(fileOrFolder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A reader sees the old text or the new one, never a part of either. */
export async function replaceSynced(file: string, text: string): Promise<void> {
  const aside = `${file}.new`;
  await writeSynced(aside, text);
  await renameSynced(aside, file);
}

export async function renameSynced(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncPath(path.dirname(to));
}
