import { companyName } from './names.ts';

/** What is set about an account before chance has its say. */
export interface AccountPlan {
  readonly id: string;
  readonly name: string;
  /** Its share of all customers, in thousandths. */
  readonly share: number;
  /** However small the scale. */
  readonly leastCustomers: number;
  /** Cities by market code; the first is the main one. */
  readonly locations: readonly (readonly [market: string, city: string])[];
  /** Its resellers' MPN ids count on from here. */
  readonly resellerBase: number;
}

const contoso: AccountPlan = {
  id: '1001000',
  name: 'Contoso',
  share: 300,
  leastCustomers: 36,
  locations: [
    ['US', 'Seattle'],
    ['GB', 'London'],
    ['KR', 'Seoul'],
  ],
  resellerBase: 1051000,
};

const fabrikam: AccountPlan = {
  id: '2002000',
  name: 'Fabrikam',
  share: 150,
  leastCustomers: 20,
  locations: [
    ['DE', 'Munich'],
    ['JP', 'Tokyo'],
  ],
  resellerBase: 2052000,
};

/** Thousandths of all customers: together with the two above they make the whole. */
const tailShares = [88, 70, 58, 50, 43, 38, 33, 29, 25, 22, 19, 16, 14, 12, 10, 9, 8, 6];

const tailLocations: AccountPlan['locations'] = [
  ['US', 'Austin'],
  ['GB', 'Leeds'],
  ['AU', 'Sydney'],
  ['FR', 'Lyon'],
  ['BR', 'São Paulo'],
  ['JP', 'Osaka'],
  ['CA', 'Vancouver'],
  ['PL', 'Kraków'],
  ['IN', 'Pune'],
];

const tail = tailShares.map((share, index): AccountPlan => {
  const number = 3003 + index;
  return {
    id: `${number}000`,
    name: companyName(9000 + index),
    share,
    leastCustomers: 1,
    locations: Array.from(
      { length: 1 + (index % 3) },
      (_, step) => tailLocations[(index + step * 2) % tailLocations.length] ?? ['US', 'Boise'],
    ),
    resellerBase: number * 1000 + 500,
  };
});

export const accountPlans: readonly AccountPlan[] = [contoso, fabrikam, ...tail];
