import { azureMeters, type Meter } from './azure-meters.ts';
import { noiseBelow } from './random.ts';
import type { Subscription } from './subscription.ts';

export interface Consumption {
  readonly meter: Meter;
  /** Ten-thousandths of the meter's unit. */
  readonly quantity: number;
  /** US cents; negative for a credit. */
  readonly cents: number;
}

/** What an Azure subscription used in a data month, meter by meter; nothing after its end. */
export function consumptionIn(subscription: Subscription, month: number): readonly Consumption[] {
  if (month > subscription.endMonth) return [];
  return metersOf(subscription).map((meter) => consume(subscription, meter, month));
}

/** The sum over all meters: AzureConsumedRevenueUSD and MonthlySubscriptionLevelACR, in US cents. */
export function consumedCents(subscription: Subscription, month: number): number {
  if (subscription.azureSize === 0) return 0;
  return consumptionIn(subscription, month).reduce((sum, { cents }) => sum + cents, 0);
}

/** The larger a subscription, the more of Azure it uses; the largest use all of it. */
function metersOf({ seed, azureSize }: Subscription): readonly Meter[] {
  const percent = Math.min(100, 36 + azureSize);
  return azureMeters.filter((_, index) => noiseBelow(100, seed, METER_CHOICE, index) < percent);
}

function consume(subscription: Subscription, meter: Meter, month: number): Consumption {
  const key = azureMeters.indexOf(meter) + 1;
  const percent =
    60 +
    noiseBelow(50, subscription.seed, key) +
    noiseBelow(30, subscription.seed, key, month) +
    month;
  const hundredths = noiseBelow(100, subscription.seed, key + 100, month);
  // A reading is never quite round: up to a hundredth of a unit more.
  const quantity = meter.quantity * subscription.azureSize * percent * 100 + hundredths;
  const cents = Math.round((quantity * meter.price) / 1_000_000);
  const isCredit = noiseBelow(80, subscription.seed, key + 200, month) === 0;
  return { meter, quantity, cents: isCredit ? 0 - Math.round(cents / 5) : cents };
}

const METER_CHOICE = 300;
