import type { Account } from '../world/account.ts';
import { addMonths, type Calendar } from '../world/calendar.ts';
import type { Customer } from '../world/customer.ts';
import { type OfficeMonth, officeMonths } from './office-months.ts';
import type { Columns } from './projection.ts';
import { accountColumn, industryColumns } from './shared-columns.ts';

/** What the three Teams datasets say about a customer. */
export const teamsColumns: Columns<{ readonly account: Account; readonly customer: Customer }> = {
  ...accountColumn,
  ...industryColumns,
  MPNId: ({ customer }) => customer.location.mpnId,
  CustomerId: ({ customer }) => customer.tpid,
  CustomerTenantId: ({ customer }) => customer.tenantId,
  CustomerName: ({ customer }) => customer.name,
  CustomerCountryCode: ({ customer }) => customer.market.code,
  CustomerCountry: ({ customer }) => customer.market.name,
  CustomerSegment: ({ customer }) => customer.segment.name,
};

/** Teams has no mark for duplicates, so each customer's month is taken once. */
export function* teamsMonths(account: Account, calendar: Calendar): Iterable<OfficeMonth> {
  for (const fact of officeMonths(account, calendar)) {
    if (fact.attribution.duplicate === 0) yield fact;
  }
}

export interface TeamsDay extends OfficeMonth {
  readonly day: number;
  /** The customer's place among the account's customers. */
  readonly index: number;
}

/** Each customer is measured every so many days; the account's first on the data's last day. */
const DAYS_BETWEEN = 28;

export function* teamsDays(account: Account, calendar: Calendar): Iterable<TeamsDay> {
  const places = new Map(account.customers.map((customer, index) => [customer, index]));
  for (const fact of teamsMonths(account, calendar)) {
    const index = places.get(fact.customer) ?? 0;
    const end = addMonths(fact.firstDay, 1);
    const phase = (calendar.lastDay - index - fact.firstDay) % DAYS_BETWEEN;
    const first = fact.firstDay + ((phase + DAYS_BETWEEN) % DAYS_BETWEEN);
    for (let day = first; day < end; day += DAYS_BETWEEN) yield { ...fact, day, index };
  }
}
