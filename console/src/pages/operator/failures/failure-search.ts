import type { FailureQuery } from '@partner-insights/client/browser';
import { searchText } from '../../../routes/search-text.ts';

const failurePeriods = { day: 1, week: 7, month: 30, quarter: 90 } as const;
export type FailurePeriod = keyof typeof failurePeriods;
const failureStatuses = ['Failed', 'Skipped', 'Cancelled'] as const;
export type FailureStatus = (typeof failureStatuses)[number];

/** In the address, so that a filter can be gone back to and passed on. What is left out is the default. */
export interface FailureSearch {
  readonly partner?: string;
  readonly reason?: string;
  /** A day when left out. */
  readonly period?: Exclude<FailurePeriod, 'day'>;
  /** Failed when left out. */
  readonly status?: Exclude<FailureStatus, 'Failed'>;
}

export function readFailureSearch(search: Record<string, unknown>): FailureSearch {
  const { period, status } = search;
  const [partner, reason] = [search.partner, search.reason].map(searchText);
  return {
    ...(partner !== undefined && { partner }),
    ...(reason !== undefined && { reason }),
    ...((period === 'week' || period === 'month' || period === 'quarter') && { period }),
    ...((status === 'Skipped' || status === 'Cancelled') && { status }),
  };
}

const DAY_MS = 86_400_000;

/** What is asked for; to the minute, so that the same filter is the same question for a while. */
export function failureQuery(search: FailureSearch, now: Date): FailureQuery {
  const { partner, reason, period = 'day', status = 'Failed' } = search;
  const minute = Math.floor(now.getTime() / 60_000) * 60_000;
  return {
    status,
    from: new Date(minute - failurePeriods[period] * DAY_MS),
    ...(partner !== undefined && { tenantId: partner }),
    ...(reason !== undefined && { reason }),
  };
}

export const isFiltered = (search: FailureSearch): boolean => Object.keys(search).length > 0;
