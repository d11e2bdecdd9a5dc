import type {
  FailedExecution,
  FailingReceiver,
  FailureQuery,
  Page,
  Queue,
  Throughput,
  ThroughputQuery,
  Worker,
} from '@partner-insights/client/browser';
import {
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

/** All of it begins so, to be asked anew at once. */
export const OPERATIONS_KEY = 'operations';

const REFRESH_MS = 10_000;

/** Asked again and again while it is looked at: not in a hidden tab, nor when it is switched off. */
const live = (isLive: boolean) => ({
  refetchInterval: isLive ? REFRESH_MS : (false as const),
  refetchIntervalInBackground: false,
  staleTime: REFRESH_MS / 2,
});

export function useQueue(isLive: boolean): UseQueryResult<Queue> {
  const { client } = useApi();
  return useQuery({
    queryKey: [OPERATIONS_KEY, 'queue'],
    queryFn: ({ signal }) => client.adminQueue({ signal }),
    ...live(isLive),
  });
}

export function useWorkers(isLive: boolean): UseQueryResult<Worker[]> {
  const { client } = useApi();
  return useQuery({
    queryKey: [OPERATIONS_KEY, 'workers'],
    queryFn: ({ signal }) => client.adminWorkers({ signal }),
    ...live(isLive),
  });
}

/** `hours` before now, which the service tells by its own clock. */
export interface ThroughputSpan extends Pick<ThroughputQuery, 'intervalMinutes'> {
  readonly hours: number;
}

export function useThroughput(
  { hours, intervalMinutes }: ThroughputSpan,
  now: string | null | undefined,
  isLive: boolean,
): UseQueryResult<Throughput[]> {
  const { client } = useApi();
  return useQuery({
    queryKey: [OPERATIONS_KEY, 'throughput', hours, intervalMinutes],
    queryFn: ({ signal }) => {
      const from = new Date(Date.parse(now ?? '') - hours * 3_600_000);
      return client.adminThroughput({ from, intervalMinutes }, { signal });
    },
    enabled: Boolean(now),
    ...live(isLive),
  });
}

export function useFailingReceivers(isLive: boolean): UseQueryResult<Page<FailingReceiver>> {
  const { client } = useApi();
  return useQuery({
    queryKey: [OPERATIONS_KEY, 'receivers'],
    queryFn: ({ signal }) => client.adminFailingReceivers({ limit: 20 }, { signal }),
    ...live(isLive),
  });
}

/** The newest few of the last day. */
export function useRecentFailures(isLive: boolean): UseQueryResult<Page<FailedExecution>> {
  const { client } = useApi();
  return useQuery({
    queryKey: [OPERATIONS_KEY, 'recent-failures'],
    queryFn: ({ signal }) => client.adminFailures({ limit: 6 }, { signal }),
    ...live(isLive),
  });
}

const PAGE = 100;

/** Page after page, as they are scrolled to. */
export function useFailures(
  filter: FailureQuery,
): UseInfiniteQueryResult<readonly FailedExecution[]> {
  const { client } = useApi();
  return useInfiniteQuery({
    queryKey: [OPERATIONS_KEY, 'failures', filter],
    queryFn: ({ pageParam: after, signal }) =>
      client.adminFailures({ ...filter, limit: PAGE, after }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}
