import type { Api } from './api.ts';
import { readDataset, readExplanation, readQuery, readSampleQuery } from './envelope.ts';
import { readCompletion, readQueryCheck } from './read-query-check.ts';
import type {
  CallOptions,
  Completion,
  Dataset,
  ExplainedQuery,
  Explanation,
  NewQuery,
  Query,
  QueryCheck,
  QueryFilter,
  SampleQuery,
  TestedQuery,
  TestOptions,
  TestResult,
} from './types.ts';
import { pascalCased, theOne, wireTime } from './wire.ts';

export const queryMethods = (api: Api) => ({
  ...storedMethods(api),
  ...readingMethods(api),
  ...editingMethods(api),
});

function storedMethods(api: Api) {
  return {
    /** All datasets, or the one of that name; an unknown name rejects with status 404. */
    datasets: async (name?: string, { signal }: CallOptions = {}): Promise<Dataset[]> => {
      const query = { datasetName: name };
      const { value } = await api.call({ path: 'ScheduledDataset', query, signal });
      return value.map(readDataset);
    },

    queries: async (filter: QueryFilter = {}, { signal }: CallOptions = {}): Promise<Query[]> => {
      const query = { ...filter };
      const { value } = await api.call({ path: 'ScheduledQueries', query, signal });
      return value.map(readQuery);
    },

    /** An addition of the open service to the vendor's: that one answers 404. */
    sampleQueries: async ({ signal }: CallOptions = {}): Promise<SampleQuery[]> => {
      const { value } = await api.call({ path: 'ScheduledQueries/samples', signal });
      return value.map(readSampleQuery);
    },

    createQuery: async (query: NewQuery, { signal }: CallOptions = {}): Promise<Query> => {
      const body = pascalCased(query);
      const { value } = await api.call({ method: 'POST', path: 'ScheduledQueries', body, signal });
      return readQuery(theOne(value));
    },

    deleteQuery: async (queryId: string, { signal }: CallOptions = {}): Promise<void> => {
      const path = `ScheduledQueries/${encodeURIComponent(queryId)}`;
      await api.call({ method: 'DELETE', path, signal });
    },
  };
}

function readingMethods(api: Api) {
  return {
    testQuery: async (
      tested: TestedQuery,
      { signal, exactNumbers }: TestOptions = {},
    ): Promise<TestResult> => {
      const { value, dataRedacted } = await api.call({
        path: 'ScheduledQueries/testQueryResult',
        query: {
          queryId: tested.queryId,
          exportQuery: tested.query,
          startTime: wireTime(tested.startTime),
          endTime: wireTime(tested.endTime),
        },
        signal,
        exactNumbers,
        // The service answers 503 to a query that took too long; sent again it would again.
        retryOn: 'refused',
      });
      return { rows: value as TestResult['rows'], redacted: dataRedacted };
    },

    /** An addition of the open service to the vendor's: that one answers 404. */
    explain: async (
      explained: ExplainedQuery,
      { signal }: CallOptions = {},
    ): Promise<Explanation> => {
      const path = 'ScheduledQueries/explain';
      const body = pascalCased(explained);
      const { value } = await api.call({ method: 'POST', path, body, signal });
      return readExplanation(theOne(value));
    },
  };
}

function editingMethods(api: Api) {
  return {
    /** What is wrong with a text, where, and what may have been meant; no data is read. An addition, too. */
    checkQuery: async (query: string, { signal }: CallOptions = {}): Promise<QueryCheck> => {
      const path = 'ScheduledQueries/check';
      const body = pascalCased({ query });
      const { value } = await api.call({ method: 'POST', path, body, signal });
      return readQueryCheck(theOne(value));
    },

    /** What may stand at a place of a text, counted as JavaScript strings are. An addition, too. */
    completeQuery: async (
      query: string,
      position: number,
      { signal }: CallOptions = {},
    ): Promise<Completion[]> => {
      const path = 'ScheduledQueries/complete';
      const body = pascalCased({ query, position });
      const { value } = await api.call({ method: 'POST', path, body, signal });
      return value.map(readCompletion);
    },
  };
}
