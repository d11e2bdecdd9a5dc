import type { Account } from './account.ts';
import { accountPlans } from './account-plans.ts';
import { type Calendar, createCalendar } from './calendar.ts';
import { createAccount } from './create-account.ts';

/** Everything the sample knows; the datasets only look at it, each from its own side. */
export interface World {
  readonly calendar: Calendar;
  readonly accounts: readonly Account[];
}

export interface WorldSize {
  /** 1: about 3,000,000 rows over all datasets. Above 0. */
  readonly scale: number;
  /** Any 32-bit integer. */
  readonly seed: number;
  /** The last data month, `yyyy-MM`. */
  readonly endMonth: string;
}

const CUSTOMERS_AT_SCALE_1 = 6000;

export function createWorld({ scale, seed, endMonth }: WorldSize): World {
  if (!(scale > 0)) throw new RangeError(`the scale ${scale} is not above 0`);
  const calendar = createCalendar(endMonth);
  let firstNumber = 0;
  const accounts = accountPlans.map((plan) => {
    const wanted = Math.round((scale * CUSTOMERS_AT_SCALE_1 * plan.share) / 1000);
    const customerCount = Math.max(plan.leastCustomers, wanted);
    const account = createAccount(plan, { calendar, seed, firstNumber, customerCount });
    firstNumber += customerCount;
    return account;
  });
  return { calendar, accounts };
}
