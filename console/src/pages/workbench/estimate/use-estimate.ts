import type { Explanation } from '@partner-insights/client/browser';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '../../../api/api-context.tsx';

/** After the last change. */
const REST_MS = 700;

/**
 * What a report of this text would be; null of a faulty one. It is asked once the text has rested and has no known
 * errors; a change cancels what is being asked.
 */
export function useEstimate(text: string, isValid: boolean): UseQueryResult<Explanation | null> {
  const { client, program } = useApi();
  const rested = useRested(text.trim());
  const enabled = isValid && rested !== '' && rested === text.trim();
  return useQuery({
    queryKey: ['explanation', program, rested],
    queryFn: async ({ signal }) => {
      const { ok } = await client.checkQuery(rested, { signal });
      return ok ? client.explain({ query: rested }, { signal }) : null;
    },
    enabled,
    retry: false,
    placeholderData: enabled ? keepPreviousData : undefined,
  });
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
