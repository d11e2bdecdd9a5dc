import type { Account } from '../world/account.ts';
import { type Consumption, consumptionIn } from '../world/azure-consumption.ts';
import type { Calendar } from '../world/calendar.ts';
import { noiseBelow } from '../world/random.ts';
import { stateIn } from '../world/subscription.ts';
import { type SubscriptionMonth, subscriptionMonths } from './facts.ts';
import { project } from './projection.ts';
import {
  accountColumn,
  customerColumns,
  industryColumns,
  partnerColumns,
  saleColumns,
  subscriptionColumns,
} from './shared-columns.ts';

interface MeterMonth extends SubscriptionMonth {
  readonly used: Consumption;
  /** Over all meters of the subscription in the month, US cents. */
  readonly subscriptionCents: number;
}

export const azureUsage = project('AzureUsage', meterMonths, {
  ...accountColumn,
  ...partnerColumns,
  ...customerColumns,
  ...industryColumns,
  ...subscriptionColumns,
  ...saleColumns,
  FirstUseDate: ({ subscription: { start, end, seed } }) =>
    Math.min(start + noiseBelow(20, seed, FIRST_USE), end),
  SubscriptionState: ({ subscription, month }) => stateIn(subscription, month),
  Month: ({ firstDay }) => firstDay,
  ServiceName: ({ used }) => used.meter.service,
  MeterCategory: ({ used }) => used.meter.category,
  ServiceLevel1: ({ used }) => used.meter.area,
  ServiceLevel2: ({ used }) => used.meter.category,
  ServiceLevel3: ({ used }) => used.meter.tier,
  ServiceLevel4: ({ used }) => used.meter.detail,
  ServiceGroup2: ({ used }) => used.meter.group,
  ServiceGroup3: ({ used }) => used.meter.area,
  ServiceInfluencer: ({ used }) => used.meter.influencer,
  ComputeOS: ({ used }) => used.meter.os,
  ComputeCoreSoftware: ({ used }) => used.meter.software,
  UsageUnits: ({ used }) => used.meter.units,
  UsageQuantity: ({ used }) => used.quantity,
  ACR_USD: ({ used }) => used.cents,
  MonthlySubscriptionLevelACR: ({ subscriptionCents }) => subscriptionCents,
  IsACRDuplicateAtPGALevel: ({ attribution }) => attribution.duplicate,
  AdminType: ({ attribution }) => (attribution.type === 'PAL' ? 'Partner Admin Link' : 'CSP Admin'),
  AssociationType: ({ attribution }) => attribution.type,
});

function* meterMonths(account: Account, calendar: Calendar): Iterable<MeterMonth> {
  for (const fact of subscriptionMonths(account, calendar, 'azure')) {
    const consumption = consumptionIn(fact.subscription, fact.month);
    const subscriptionCents = consumption.reduce((sum, { cents }) => sum + cents, 0);
    for (const used of consumption) yield { ...fact, used, subscriptionCents };
  }
}

const FIRST_USE = 21;
