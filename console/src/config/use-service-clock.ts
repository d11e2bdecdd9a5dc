import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useConsoleConfig } from './config-context.tsx';
import { loadConsoleConfig } from './console-config.ts';

export interface ServiceClock {
  /** Within a minute. */
  readonly now: Date;
  /** How far ahead a report's first run must be. */
  readonly minimumLeadHours: number;
}

const MINUTE = 60_000;

/** The service's time, not the browser's: that may go wrong, and the service's may be a virtual one. */
export function useServiceClock(): ServiceClock {
  const first = useConsoleConfig();
  const { data = first } = useQuery({
    queryKey: ['service-clock'],
    queryFn: loadConsoleConfig,
    staleTime: 0,
    refetchInterval: MINUTE,
  });
  const { serverTime, minimumLeadHours } = data;
  return useMemo(
    () => ({ now: new Date(serverTime), minimumLeadHours }),
    [serverTime, minimumLeadHours],
  );
}
