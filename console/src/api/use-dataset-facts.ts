import type { DatasetFreshness, DatasetSamples } from '@partner-insights/client/browser';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

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

export function useSamples(name: string): UseQueryResult<DatasetSamples> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: ['samples', program, name],
    queryFn: ({ signal }) => client.datasetSamples(name, { signal }),
    staleTime: STALE_MS,
  });
}
