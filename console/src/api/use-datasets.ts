import type { DatasetDescription } from '@partner-insights/client/browser';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

/** The catalog changes with the server alone. */
const STALE_MS = 10 * 60_000;

export function useDatasets(): UseQueryResult<DatasetDescription[]> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: ['datasets', program],
    queryFn: ({ signal }) => client.describeDatasets(undefined, { signal }),
    staleTime: STALE_MS,
  });
}

/** One of the same answer; undefined when there is no dataset of that name. */
export function useDataset(name: string): UseQueryResult<DatasetDescription | undefined> {
  const { client, program } = useApi();
  const wanted = name.toLowerCase();
  return useQuery({
    queryKey: ['datasets', program],
    queryFn: ({ signal }) => client.describeDatasets(undefined, { signal }),
    staleTime: STALE_MS,
    select: (all) => all.find(({ datasetName }) => datasetName.toLowerCase() === wanted),
  });
}
