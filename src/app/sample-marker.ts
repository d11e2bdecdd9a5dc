import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceSynced } from '../engine/snapshots/durable-files.ts';

/** Which snapshots of the home are the sample's, and of which world. Kept beside the data. */
export type SampleMarker = Record<string, { readonly snapshotId: string; readonly world: string }>;

/** Whether the home was made by the sample, so that its identities are public knowledge. */
export const holdsSampleWorld = async (dataFolder: string): Promise<boolean> =>
  (await readMarker(dataFolder)) !== undefined;

export async function readMarker(dataFolder: string): Promise<SampleMarker | undefined> {
  try {
    return JSON.parse(await readFile(markerPath(dataFolder), 'utf8')) as SampleMarker;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export const writeMarker = (dataFolder: string, marker: SampleMarker): Promise<void> =>
  replaceSynced(markerPath(dataFolder), `${JSON.stringify(marker, null, 2)}\n`);

const markerPath = (dataFolder: string): string => join(dataFolder, 'sample-world.json');
