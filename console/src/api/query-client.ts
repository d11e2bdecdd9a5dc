import { InsightsError } from '@partner-insights/client/browser';
import { QueryClient } from '@tanstack/react-query';

/** Errors are shown, not repeated: the client below has already sent again what may be. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        retry: (failures, error) =>
          failures < 1 && error instanceof InsightsError && error.status === 0,
      },
    },
  });
