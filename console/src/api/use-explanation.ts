import type { ExplainedQuery, Explanation } from '@partner-insights/client/browser';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

/** What a query would give if it ran now; nothing is asked while there is none. */
export function useExplanation(explained: ExplainedQuery | null): UseQueryResult<Explanation> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: ['explanation', program, explained],
    queryFn: ({ signal }) => client.explain(explained as ExplainedQuery, { signal }),
    enabled: explained !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
