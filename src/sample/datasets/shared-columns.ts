import type { Account, Location } from '../world/account.ts';
import { monthStart } from '../world/calendar.ts';
import type { Customer } from '../world/customer.ts';
import { type Attribution, type Subscription, seatUse, stateIn } from '../world/subscription.ts';
import type { SubscriptionMonth } from './facts.ts';
import type { Columns } from './projection.ts';

type OfAccount = { readonly account: Account };
type OfCustomer = { readonly customer: Customer };
type OfAttribution = { readonly attribution: Attribution };
type OfSubscription = { readonly subscription: Subscription };

export const accountColumn: Columns<OfAccount> = { PGAMpnId: ({ account }) => account.id };

export const locationColumn: Columns<{ readonly location: Location }> = {
  MPNId: ({ location }) => location.mpnId,
};

export const partnerColumns: Columns<OfAttribution> = {
  MPNId: ({ attribution }) => attribution.location.mpnId,
  PartnerName: ({ attribution }) => attribution.location.partnerName,
  PartnerLocation: ({ attribution }) => attribution.location.city.name,
  PartnerAttributionType: ({ attribution }) => attribution.type,
  IsDuplicateRowForPGA: ({ attribution }) => attribution.duplicate,
};

export const customerColumns: Columns<OfCustomer> = {
  CustomerName: ({ customer }) => customer.name,
  CustomerTenantId: ({ customer }) => customer.tenantId,
  CustomerTpid: ({ customer }) => customer.tpid,
  DUNSNumber: ({ customer }) => customer.duns,
  CustomerSegment: ({ customer }) => customer.segment.name,
  TopSegment: ({ customer }) => customer.segment.topSegment,
  CustomerMarket: ({ customer }) => customer.market.name,
};

export const industryColumns: Columns<OfCustomer> = {
  IndustryName: ({ customer }) => customer.industry?.name ?? null,
  VerticalName: ({ customer }) => customer.industry?.vertical ?? null,
  EOU: ({ customer }) => customer.industry?.unit ?? null,
};

export const productColumns: Columns<OfSubscription> = {
  Product: ({ subscription }) => subscription.product.name,
  RawProductName: ({ subscription }) => subscription.product.rawName,
  ProductPartNumber: ({ subscription }) => subscription.product.partNumber,
  SKU: ({ subscription }) => subscription.product.sku,
};

export const subscriptionColumns: Columns<OfSubscription> = {
  SubscriptionId: ({ subscription }) => subscription.id,
  SubscriptionStartDate: ({ subscription }) => subscription.start,
  SubscriptionEndDate: ({ subscription }) => subscription.end,
  SubscriptionStartMonth: ({ subscription }) => monthStart(subscription.start),
};

export const saleColumns: Columns<OfSubscription> = {
  SalesChannel: ({ subscription }) => subscription.sale.channel,
  PricingLevel: ({ subscription }) => subscription.sale.pricingLevel,
  EnrollmentNumber: ({ subscription }) => subscription.sale.enrollment,
  ResellerID: ({ subscription }) => subscription.sale.reseller?.mpnId ?? null,
  ResellerName: ({ subscription }) => subscription.sale.reseller?.name ?? null,
};

/** What the usage datasets of the seat products have in common. */
export const seatUsageColumns: Columns<SubscriptionMonth> = {
  ...accountColumn,
  ...partnerColumns,
  ...customerColumns,
  ...industryColumns,
  ...subscriptionColumns,
  ...saleColumns,
  Month: ({ firstDay }) => firstDay,
  SubscriptionStatus: ({ subscription, month }) => stateIn(subscription, month),
  SKU: ({ subscription }) => subscription.product.sku,
  SKUId: ({ subscription }) => subscription.product.partNumber,
  FreeVsPaidSKU: ({ subscription }) => (subscription.product.seatPrice === 0 ? 'Free' : 'Paid'),
  SalesModel: ({ subscription }) => (subscription.sale.enrollment ? 'Volume Licensing' : 'CSP'),
  DetailedSalesModel: ({ subscription }) => subscription.sale.channel,
  PartnerAttachType: ({ attribution }) => attribution.type,
  PartnerHierarchy: ({ account, attribution }) =>
    `${account.name} > ${attribution.location.city.name}`,
  AvailableSeats: ({ subscription, month }) => seatUse(subscription, month).available,
  AssignedSeats: ({ subscription, month }) => seatUse(subscription, month).assigned,
  ActiveSeats: ({ subscription, month }) => seatUse(subscription, month).active,
  DeploymentOpportunity: ({ subscription, month }) => {
    const { available, active } = seatUse(subscription, month);
    return available - active;
  },
  ActiveUsagePercent: ({ subscription, month }) => {
    const { available, active } = seatUse(subscription, month);
    return available === 0 ? null : Math.round((active * 10_000) / available);
  },
};
