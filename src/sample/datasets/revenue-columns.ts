import { consumedCents } from '../world/azure-consumption.ts';
import { billedCents, seatUse } from '../world/subscription.ts';
import type { SubscriptionMonth } from './facts.ts';
import type { Columns } from './projection.ts';

/** What a subscription sold and earned in a month; amounts in US cents. */
export const revenueColumns: Columns<SubscriptionMonth> = {
  AvailableSeats: ({ subscription, month }) => subscription.seats[month] ?? 0,
  BilledRevenueUSD: ({ subscription, month }) => billedCents(subscription, month),
  AzureConsumedRevenueUSD: ({ subscription, month }) => consumedCents(subscription, month),
  CPORRevenue: ifClaimed(({ subscription, month }) => billedCents(subscription, month)),
  CPORPaidSeats: ifClaimed(({ subscription, month }) => subscription.seats[month] ?? 0),
  CPORActiveUsers: ifClaimed(({ subscription, month }) => seatUse(subscription, month).active),
};

/** The columns of claiming partners (CPOR) are null for every other kind of attribution. */
function ifClaimed(value: (fact: SubscriptionMonth) => number) {
  return (fact: SubscriptionMonth): number | null =>
    fact.attribution.type === 'CPOR' ? value(fact) : null;
}
