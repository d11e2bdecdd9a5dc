import type { Account } from '../world/account.ts';
import type { Calendar } from '../world/calendar.ts';
import type { Customer } from '../world/customer.ts';
import type { ProductLine } from '../world/products.ts';
import type { Attribution, Subscription } from '../world/subscription.ts';

/** A subscription in a month, as attributed to one location. */
export interface SubscriptionMonth {
  readonly account: Account;
  readonly customer: Customer;
  readonly subscription: Subscription;
  readonly attribution: Attribution;
  /** Data month by index, and its first day. */
  readonly month: number;
  readonly firstDay: number;
}

/** Month by month, all subscriptions that exist in it, or those of one product line. */
export function* subscriptionMonths(
  account: Account,
  calendar: Calendar,
  line?: ProductLine,
): Iterable<SubscriptionMonth> {
  for (const [month, firstDay] of calendar.months.entries()) {
    for (const customer of account.customers) {
      for (const subscription of customer.subscriptions) {
        if (line && subscription.product.line !== line) continue;
        if (month < subscription.firstMonth || month > subscription.lastMonth) continue;
        for (const attribution of subscription.attributions) {
          yield { account, customer, subscription, attribution, month, firstDay };
        }
      }
    }
  }
}
