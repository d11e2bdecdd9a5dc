/** Where all nodes of an arrangement keep report files. */
export interface FileStore {
  /** What each node is told. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** The folder `files` of the home that they share. */
export const openFileStore = async (): Promise<FileStore> => ({
  environment: {},
  stop: async () => {},
});
