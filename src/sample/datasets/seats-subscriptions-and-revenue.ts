import { seatUse, stateIn } from '../world/subscription.ts';
import { subscriptionMonths } from './facts.ts';
import { project } from './projection.ts';
import { revenueColumns } from './revenue-columns.ts';
import {
  accountColumn,
  customerColumns,
  industryColumns,
  partnerColumns,
  productColumns,
  saleColumns,
  subscriptionColumns,
} from './shared-columns.ts';

export const seatsSubscriptionsAndRevenue = project(
  'SeatsSubscriptionsAndRevenue',
  (account, calendar) => subscriptionMonths(account, calendar),
  {
    ...accountColumn,
    ...partnerColumns,
    ...customerColumns,
    ...industryColumns,
    ...productColumns,
    ...saleColumns,
    ...subscriptionColumns,
    ...revenueColumns,
    SubscriptionState: ({ subscription, month }) => stateIn(subscription, month),
    Month: ({ firstDay }) => firstDay,
    IsAutoRenew: ({ subscription }) => (subscription.autoRenew ? 'Y' : 'N'),
    ReportingProductName: ({ subscription }) => subscription.product.name,
    ProductFamily: ({ subscription }) => subscription.product.family,
    RevSumDivisionName: ({ subscription }) => subscription.product.revSumDivision,
    SolutionArea: ({ subscription }) => subscription.product.solutionArea,
    // A month's changes take effect in the next one, so its end of period is that one's seats.
    AvailableSeatsEOP: ({ subscription: { seats, lastMonth }, month }) =>
      seats[Math.min(month + 1, lastMonth)] ?? 0,
    AssignedSeats: ({ subscription, month }) => seatUse(subscription, month).assigned,
  },
);
