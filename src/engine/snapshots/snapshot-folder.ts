import path from 'node:path';

/** Where things lie in the data folder; `snapshot.ts` draws the picture. */
export const datasetFolder = (dataFolder: string, program: string, dataset: string): string =>
  path.join(dataFolder, safeName(program), safeName(dataset));

export const snapshotFolder = (dataFolder: string, of: SnapshotName): string =>
  path.join(datasetFolder(dataFolder, of.program, of.dataset), safeName(of.snapshotId));

/** Where a snapshot is written before it is published. */
export const stagingFolder = (dataFolder: string, of: SnapshotName): string =>
  `${snapshotFolder(dataFolder, of)}${STAGING}`;

export const STAGING = '.staging';

export interface SnapshotName {
  readonly program: string;
  readonly dataset: string;
  readonly snapshotId: string;
}

/**
 * Account names are data and may hold anything, so an account's files bear its number; `snapshot.json`
 * says which account that is.
 */
export const accountFileName = (number: number, piece = 1): string =>
  `account-${String(number).padStart(6, '0')}${piece === 1 ? '' : `-${piece}`}.parquet`;

/** Names come from the catalog and our own ids; anything else must not become a path. */
function safeName(name: string): string {
  if (!/^\w[\w-]*$/.test(name)) throw new Error(`not a name for a folder: ${JSON.stringify(name)}`);
  return name;
}
