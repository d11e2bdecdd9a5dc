import type { BrowserClient } from '@partner-insights/client/browser';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

/**
 * Something that changes what the service holds. What begins with one of the keys is asked for anew when it
 * has been done, and when it has failed too: the page may have been out of date.
 */
export function useChange<Given, Answer>(
  change: (client: BrowserClient, given: Given) => Promise<Answer>,
  stale: readonly (readonly unknown[])[],
): UseMutationResult<Answer, Error, Given> {
  const { client } = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => change(client, given),
    onSettled: () => Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}
