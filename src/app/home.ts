import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorText } from '../kernel/errors.ts';
import { closeToOthers, keepNewFilesPrivate } from './keep-private.ts';

/** Where everything lies that the server keeps. */
export interface Home {
  readonly folder: string;
  readonly database: string;
  /** Snapshots of the datasets. */
  readonly data: string;
  /** Finished report files. */
  readonly files: string;
  /** What engines spill and stage; may be emptied while nothing runs. */
  readonly scratch: string;
}

/** Makes the folders where they are absent. Only their owner may enter them, and read what is made in them. */
export async function openHome(folder: string): Promise<Home> {
  const home = {
    folder,
    database: join(folder, 'insights.db'),
    data: join(folder, 'data'),
    files: join(folder, 'files'),
    scratch: join(folder, 'scratch'),
  };
  keepNewFilesPrivate();
  try {
    for (const path of [folder, home.data, home.files, home.scratch]) {
      await mkdir(path, { recursive: true, mode: 0o700 });
      await closeToOthers(path);
    }
    await access(folder, constants.W_OK);
  } catch (error) {
    const reason = errorText(error);
    throw new Error(`The home ${folder} cannot be used; choose another with --home. (${reason})`);
  }
  return home;
}
