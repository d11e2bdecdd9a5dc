import type { NewQuery, Query, SampleQuery } from '@partner-insights/client/browser';
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

const queriesKey = (program: string) => ['queries', program] as const;

/** The caller's own, and those that the service brings. */
export function useQueries(): UseQueryResult<Query[]> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: queriesKey(program),
    queryFn: ({ signal }) => client.queries({ includeSystemQueries: true }, { signal }),
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
    onSuccess: () => queries.invalidateQueries({ queryKey: queriesKey(program) }),
  });
}

export function useDeleteQuery() {
  const { client, program } = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (queryId: string) => client.deleteQuery(queryId),
    onSuccess: () => queries.invalidateQueries({ queryKey: queriesKey(program) }),
  });
}
