import type { Me } from '@partner-insights/client/browser';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

const ME = ['me'];

export function useMe(): UseQueryResult<Me> {
  const { client } = useApi();
  return useQuery({ queryKey: ME, queryFn: ({ signal }) => client.me({ signal }) });
}

/** Asks the service whether it takes a token; whom it speaks for is then known to `useMe`. */
export function useProveToken(): (accessToken: string) => Promise<void> {
  const { clientWith } = useApi();
  const queries = useQueryClient();
  return async (accessToken) => {
    queries.setQueryData(ME, await clientWith(accessToken).me());
  };
}
