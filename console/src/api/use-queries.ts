import type { NewQuery, Query, SampleQuery } from '@partner-insights/client/browser';
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

/** System queries, and the caller's own. */
export function useQueries(): UseQueryResult<Query[]> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: ['queries', program],
    queryFn: ({ signal }) => client.queries({}, { signal }),
  });
}

export function useSampleQueries(): UseQueryResult<SampleQuery[]> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: ['sample-queries', program],
    queryFn: ({ signal }) => client.sampleQueries({ signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useCreateQuery() {
  const { client, program } = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (query: NewQuery) => client.createQuery(query),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['queries', program] }),
  });
}

export function useDeleteQuery() {
  const { client, program } = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (queryId: string) => client.deleteQuery(queryId),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['queries', program] }),
  });
}
