import type { Me } from '@partner-insights/client/browser';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

export function useMe(): UseQueryResult<Me> {
  const { client } = useApi();
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => client.me({ signal }) });
}
