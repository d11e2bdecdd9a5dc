import { startAzurite } from '../azurite.ts';

/** Where all nodes of an arrangement keep report files. */
export interface FileStore extends AsyncDisposable {
  /** What each node is told. */
  readonly environment: Readonly<Record<string, string>>;
  /** The names of the objects; null: they lie in the home that the nodes share. */
  readonly list: (() => Promise<string[]>) | null;
}

/** An object store of its own: the emulator of Azure Blob Storage. */
export async function openFileStore(): Promise<FileStore> {
  const azurite = await startAzurite();
  return {
    environment: azurite.settings,
    list: azurite.list,
    [Symbol.asyncDispose]: () => azurite[Symbol.asyncDispose](),
  };
}

/** The folder `files` of the home. */
export const filesInHome: FileStore = {
  environment: {},
  list: null,
  [Symbol.asyncDispose]: async () => {},
};
