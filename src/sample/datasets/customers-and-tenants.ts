import type { Account } from '../world/account.ts';
import type { Calendar } from '../world/calendar.ts';
import { type SubscriptionMonth, subscriptionMonths } from './facts.ts';
import { project } from './projection.ts';
import { revenueColumns } from './revenue-columns.ts';
import {
  accountColumn,
  customerColumns,
  industryColumns,
  partnerColumns,
  productColumns,
  saleColumns,
} from './shared-columns.ts';

/** A customer has each product at most once, so a subscription's month is a product's month. */
export const customersAndTenants = project('CustomersAndTenants', monthsOfTerm, {
  ...accountColumn,
  ...partnerColumns,
  ...customerColumns,
  ...industryColumns,
  ...productColumns,
  ...saleColumns,
  ...revenueColumns,
  CustomerStatus: ({ subscription, firstDay }) =>
    firstDay - subscription.start < NEW_DAYS ? 'New' : 'Existing',
  CustomerTenantName: ({ customer }) => customer.tenantName,
  CustomerTenantCountry: ({ customer }) => customer.market.name,
  TenantDomainName: ({ customer }) => customer.domain,
  Month: ({ firstDay }) => firstDay,
});

const NEW_DAYS = 90;

function* monthsOfTerm(account: Account, calendar: Calendar): Iterable<SubscriptionMonth> {
  for (const fact of subscriptionMonths(account, calendar)) {
    if (fact.month <= fact.subscription.endMonth) yield fact;
  }
}
