import type { AuditQuery } from '@partner-insights/client/browser';
import { searchText } from '../../../routes/search-text.ts';

const auditPeriods = { day: 1, week: 7, month: 30, all: null } as const;
export type AuditPeriod = keyof typeof auditPeriods;
export const outcomes = ['succeeded', 'refused', 'failed'] as const;
export type Outcome = (typeof outcomes)[number];

/** In the address; what is left out is the default. */
export interface AuditSearch {
  /** A week when left out. */
  readonly period?: Exclude<AuditPeriod, 'week'>;
  readonly action?: string;
  readonly outcome?: Outcome;
  readonly actor?: string;
  readonly partner?: string;
}

export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const { period } = search;
  const outcome = outcomes.find((one) => one === search.outcome);
  const [action, actor, partner] = [search.action, search.actor, search.partner].map(searchText);
  return {
    ...((period === 'day' || period === 'month' || period === 'all') && { period }),
    ...(action !== undefined && { action }),
    ...(outcome !== undefined && { outcome }),
    ...(actor !== undefined && { actor }),
    ...(partner !== undefined && { partner }),
  };
}

const DAY_MS = 86_400_000;

/** The trail goes by the system's clock, also where reports go by a virtual one. */
export function auditQuery(search: AuditSearch, now: Date): AuditQuery {
  const { period = 'week', partner, ...rest } = search;
  const days = auditPeriods[period];
  return {
    ...rest,
    ...(days !== null && { from: new Date(now.getTime() - days * DAY_MS) }),
    ...(partner !== undefined && { tenantId: partner }),
  };
}
