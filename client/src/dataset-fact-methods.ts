import type { Api } from './api.ts';
import { readDatasetFreshness, readDatasetSamples } from './read-dataset-facts.ts';
import type { CallOptions, DatasetFreshness, DatasetSamples } from './types.ts';
import { theOne } from './wire.ts';

/** Additions of the open service to the vendor's: that one answers 404. */
export function datasetFactMethods(api: Api) {
  return {
    /** How new the data is, and how many rows are yours: of all datasets, or of the one of that name. */
    datasetFreshness: async (
      name?: string,
      { signal }: CallOptions = {},
    ): Promise<DatasetFreshness[]> => {
      const query = { datasetName: name };
      const { value } = await api.call({ path: 'ScheduledDataset/freshness', query, signal });
      return value.map(readDatasetFreshness);
    },

    /** Some values of each column, from your newest rows. */
    datasetSamples: async (name: string, { signal }: CallOptions = {}): Promise<DatasetSamples> => {
      const query = { datasetName: name };
      const path = 'ScheduledDataset/samples';
      // A query that took too long would take too long again.
      const { value } = await api.call({ path, query, signal, retryOn: 'refused' });
      return readDatasetSamples(theOne(value));
    },
  };
}
