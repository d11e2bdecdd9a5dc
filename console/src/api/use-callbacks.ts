import type { Callback } from '@partner-insights/client/browser';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

export const callbacksKey = (program: string, reportId: string) =>
  ['callbacks', program, reportId] as const;

/** The log of a report's callbacks; asked for again while one is under way. */
export function useCallbacks(
  reportId: string,
  delay: (callbacks: readonly Callback[]) => number | false,
): UseQueryResult<readonly Callback[]> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: callbacksKey(program, reportId),
    queryFn: ({ signal }) => client.callbacks(reportId, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => delay(state.data ?? []),
  });
}
