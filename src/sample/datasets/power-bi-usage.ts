import { subscriptionMonths } from './facts.ts';
import { project } from './projection.ts';
import { seatUsageColumns } from './shared-columns.ts';

export const powerBIUsage = project(
  'PowerBIUsage',
  (account, calendar) => subscriptionMonths(account, calendar, 'powerbi'),
  seatUsageColumns,
);
