import type { Location, Reseller } from './account.ts';
import type { Calendar } from './calendar.ts';
import { monthIndex } from './calendar.ts';
import type { Product } from './products.ts';
import { noiseBelow } from './random.ts';

/** Something a customer has bought, from its start to its end. */
export interface Subscription {
  readonly seed: number;
  readonly id: string;
  readonly product: Product;
  /** Days, the first and the last of its term. */
  readonly start: number;
  readonly end: number;
  readonly autoRenew: boolean;
  /** Data months, as indexes, of its first row, its end and its last row, which may lie outside. */
  readonly firstMonth: number;
  readonly endMonth: number;
  readonly lastMonth: number;
  /** By data month; 0 outside the term and for Azure. */
  readonly seats: readonly number[];
  /** How much Azure it consumes; 0 for products sold by seat. */
  readonly azureSize: number;
  readonly sale: Sale;
  /** The first holds the revenue for the account; others are rows marked as duplicates. */
  readonly attributions: readonly Attribution[];
}

export interface Sale {
  readonly channel: string;
  readonly pricingLevel: string | null;
  readonly enrollment: string | null;
  readonly reseller: Reseller | null;
}

/** A location of the partner that has to do with a subscription, and how. */
export interface Attribution {
  readonly location: Location;
  readonly type: string;
  readonly duplicate: 0 | 1;
}

/** A subscription stays visible for this long after its end: disabled, then deprovisioned. */
const MONTHS_AFTER_END = 3;

export function monthsOfTerm(calendar: Calendar, start: number, end: number) {
  const endMonth = monthIndex(calendar, end);
  return {
    firstMonth: Math.max(0, monthIndex(calendar, start)),
    endMonth,
    lastMonth: Math.min(calendar.months.length - 1, endMonth + MONTHS_AFTER_END),
  };
}

export function stateIn({ endMonth }: Subscription, month: number): string {
  if (month <= endMonth) return 'Active';
  return month < endMonth + MONTHS_AFTER_END ? 'Disabled' : 'Deprovisioned';
}

/** Seats in use: assigned to somebody, and of those the ones active in the month. */
export function seatUse(subscription: Subscription, month: number) {
  const available = subscription.seats[month] ?? 0;
  const { seed } = subscription;
  const assignedPercent =
    60 + noiseBelow(36, seed, Key.Assigned) + noiseBelow(5, seed, Key.Assigned, month);
  const activePercent =
    35 + noiseBelow(56, seed, Key.Active) + noiseBelow(10, seed, Key.Active, month);
  const assigned = Math.ceil((available * assignedPercent) / 100);
  return { available, assigned, active: Math.floor((assigned * activePercent) / 100) };
}

/** US cents billed in a month: seats × price, now and then nothing, or a credit for a quarter. */
export function billedCents(subscription: Subscription, month: number): number {
  const cents = (subscription.seats[month] ?? 0) * subscription.product.seatPrice;
  const chance = noiseBelow(50, subscription.seed, Key.Billing, month);
  if (chance === 0) return 0 - Math.round(cents / 4);
  return chance === 1 ? 0 : cents;
}

const Key = { Assigned: 11, Active: 12, Billing: 13 } as const;
