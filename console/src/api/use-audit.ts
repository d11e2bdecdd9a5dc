import type { AuditEvent, AuditQuery } from '@partner-insights/client/browser';
import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

const PAGE = 100;

/** The newest first, page after page, as they are scrolled to. Each page that is read is an event, too. */
export function useAudit(filter: AuditQuery): UseInfiniteQueryResult<readonly AuditEvent[]> {
  const { client } = useApi();
  return useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam: after, signal }) =>
      client.adminAudit({ ...filter, order: 'newest', limit: PAGE, after }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
