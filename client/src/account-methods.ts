import type { Api } from './api.ts';
import { readDatasetDescription } from './read-dataset-description.ts';
import { readMe } from './read-me.ts';
import type { CallOptions, DatasetDescription, Me } from './types.ts';
import { theOne } from './wire.ts';

/** Additions of the open service to the vendor's: that one answers 404. */
export function accountMethods(api: Api) {
  return {
    /** Whom the token speaks for, and what it may see. */
    me: async ({ signal }: CallOptions = {}): Promise<Me> => {
      const { value } = await api.call({ path: 'me', signal });
      return readMe(theOne(value));
    },

    /** What all datasets hold, or the one of that name; an unknown name rejects with status 404. */
    describeDatasets: async (
      name?: string,
      { signal }: CallOptions = {},
    ): Promise<DatasetDescription[]> => {
      const query = { datasetName: name };
      const { value } = await api.call({ path: 'ScheduledDataset/describe', query, signal });
      return value.map(readDatasetDescription);
    },
  };
}
