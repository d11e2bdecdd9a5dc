import type { DatasetFreshness, DatasetSamples } from '@partner-insights/client/browser';
import { queryOptions, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type Api, useApi } from './api-context.tsx';

/** Of every dataset, by its name. */
export function useAllFreshness(): UseQueryResult<ReadonlyMap<string, DatasetFreshness>> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: ['freshness', program],
    queryFn: ({ signal }) => client.datasetFreshness(undefined, { signal }),
    select: byName,
  });
}

const byName = (all: readonly DatasetFreshness[]): ReadonlyMap<string, DatasetFreshness> =>
  new Map(all.map((one) => [one.datasetName, one]));

export function useFreshness(name: string): UseQueryResult<DatasetFreshness | undefined> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: ['freshness', program, name],
    queryFn: ({ signal }) => client.datasetFreshness(name, { signal }),
    select: ([one]) => one,
  });
}

/** New with each load of the data alone. */
const STALE_MS = 10 * 60_000;

const samplesOf = ({ client, program }: Api, name: string) =>
  queryOptions({
    queryKey: ['samples', program, name],
    queryFn: ({ signal }) => client.datasetSamples(name, { signal }),
    staleTime: STALE_MS,
  });

export const useSamples = (name: string): UseQueryResult<DatasetSamples> =>
  useQuery(samplesOf(useApi(), name));

/** The same when they are needed, and not before. */
export function useSamplesOf(): (name: string) => Promise<DatasetSamples> {
  const api = useApi();
  const queries = useQueryClient();
  return useCallback((name) => queries.fetchQuery(samplesOf(api, name)), [api, queries]);
}
