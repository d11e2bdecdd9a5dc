import type { Query } from '@partner-insights/client/browser';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

export const queriesKey = (program: string) => ['queries', program] as const;

/** The caller's own, and those that the service brings. */
export function useQueries(): UseQueryResult<Query[]> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: queriesKey(program),
    queryFn: ({ signal }) => client.queries({ includeSystemQueries: true }, { signal }),
  });
}
