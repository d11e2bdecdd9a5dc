import { billedCents } from '../world/subscription.ts';
import { subscriptionMonths } from './facts.ts';
import { project } from './projection.ts';
import { seatUsageColumns } from './shared-columns.ts';

export const dynamicsUsage = project(
  'DynamicsUsage',
  (account, calendar) => subscriptionMonths(account, calendar, 'dynamics'),
  {
    ...seatUsageColumns,
    RevSumDivisionName: ({ subscription }) => subscription.product.revSumDivision,
    RevSumCategoryName: ({ subscription }) => subscription.product.revSumCategory,
    RevenueAndACR: ({ subscription, month }) => billedCents(subscription, month),
  },
);
