import type { Account } from '../world/account.ts';
import type { Calendar } from '../world/calendar.ts';
import type { Customer } from '../world/customer.ts';
import { type Attribution, type Subscription, seatUse } from '../world/subscription.ts';

/** A customer in a month in which it has seats of the office line. */
export interface OfficeMonth {
  readonly account: Account;
  readonly customer: Customer;
  readonly attribution: Attribution;
  readonly month: number;
  readonly firstDay: number;
  /** Seats over all its office subscriptions: bought, and in use. */
  readonly available: number;
  readonly active: number;
}

/** Month by month; attributed as the customer's first office subscription is. */
export function* officeMonths(account: Account, calendar: Calendar): Iterable<OfficeMonth> {
  for (const [month, firstDay] of calendar.months.entries()) {
    for (const customer of account.customers) {
      const running = customer.subscriptions.filter((each) => isRunningOffice(each, month));
      const { available, active } = useOf(running, month);
      for (const attribution of running[0]?.attributions ?? []) {
        yield { account, customer, attribution, month, firstDay, available, active };
      }
    }
  }
}

const isRunningOffice = ({ product, firstMonth, endMonth }: Subscription, month: number) =>
  product.line === 'office' && month >= firstMonth && month <= endMonth;

function useOf(subscriptions: readonly Subscription[], month: number) {
  let available = 0;
  let active = 0;
  for (const subscription of subscriptions) {
    const use = seatUse(subscription, month);
    available += use.available;
    active += use.active;
  }
  return { available, active };
}
