import type { Account } from '../world/account.ts';
import type { Calendar } from '../world/calendar.ts';
import { billedCents, seatUse } from '../world/subscription.ts';
import { type SubscriptionMonth, subscriptionMonths } from './facts.ts';
import { project } from './projection.ts';
import {
  accountColumn,
  customerColumns,
  industryColumns,
  partnerColumns,
} from './shared-columns.ts';

export const resellerPerformance = project('ResellerPerformance', soldByResellers, {
  ...accountColumn,
  ...partnerColumns,
  ...customerColumns,
  ...industryColumns,
  ResellerMpnId: ({ subscription }) => subscription.sale.reseller?.mpnId ?? null,
  ResellerName: ({ subscription }) => subscription.sale.reseller?.name ?? null,
  ResellerMarket: ({ subscription }) => subscription.sale.reseller?.market.code ?? null,
  ResellerStatus: ({ subscription }) => subscription.sale.reseller?.status ?? null,
  IndirectProviderMPNId: ({ account }) => account.id,
  IndirectProviderName: ({ account }) => account.name,
  Month: ({ firstDay }) => firstDay,
  Product: ({ subscription }) => subscription.product.name,
  SubscriptionID: ({ subscription }) => subscription.id,
  AvailableSeats: ({ subscription, month }) => seatUse(subscription, month).available,
  AssignedSeats: ({ subscription, month }) => seatUse(subscription, month).assigned,
  BilledRevenueUSD: ({ subscription, month }) => billedCents(subscription, month),
});

/** The dataset has no mark for duplicates, so it leaves them out. */
function* soldByResellers(account: Account, calendar: Calendar): Iterable<SubscriptionMonth> {
  for (const fact of subscriptionMonths(account, calendar)) {
    if (fact.subscription.sale.reseller && fact.attribution.duplicate === 0) yield fact;
  }
}
