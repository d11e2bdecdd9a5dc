import type { Account } from '../world/account.ts';
import type { Calendar } from '../world/calendar.ts';
import type { Customer } from '../world/customer.ts';
import { noiseBelow, textKey } from '../world/random.ts';
import { type Columns, type Projection, project, type Value } from './projection.ts';
import { accountColumn } from './shared-columns.ts';

interface Prospect {
  readonly account: Account;
  readonly customer: Customer;
  /** The last day of the data: agreements end after it. */
  readonly today: number;
}

const prospectColumns: Columns<Prospect> = {
  ...accountColumn,
  MPNId: ({ customer }) => customer.location.mpnId,
  PartnerName: ({ customer }) => customer.location.partnerName,
  CustomerID: ({ customer }) => customer.tpid,
  DUNSNumber: ({ customer }) => customer.duns,
  AccountName: ({ customer }) => customer.name,
  Domain: ({ customer }) => customer.domain,
  OrgSize: ({ customer }) => customer.segment.orgSize,
  Industry: ({ customer }) => customer.industry?.name ?? null,
  Vertical: ({ customer }) => customer.industry?.vertical ?? null,
  Area: ({ customer }) => customer.market.area,
  Subsidiary: ({ customer }) => customer.market.name,
  SalesTerritory: ({ customer }) => `${customer.market.code}.${customer.segment.name}`,
  City: ({ customer }) => customer.city.name,
  State: ({ customer }) => customer.city.state,
  PostalCode: ({ customer }) => customer.city.postalCode,
  Country: ({ customer }) => customer.market.name,
  Segment: ({ customer }) => customer.segment.name,
  SubSegment: ({ customer }) => customer.segment.subSegment,
  SMCTypeSummary: ({ customer }) => (customer.segment.topSegment === 'SMC' ? 'SMC Managed' : null),
  TopUnmanagedComputeBase: ({ customer }) => chance(customer, 'compute', 500),
  TopUnmanagedUserBase: ({ customer }) => chance(customer, 'users', 2000),
};

const agreementColumns: Columns<Prospect> = {
  LicenseProgram: ({ customer }) => choose(customer, 'program', ['Enterprise', 'Open', 'CSP']),
  AgreementID: ({ customer }) => `A-${customer.tpid}`,
  AgreementEndDate: ({ customer, today }) => today + 1 + chance(customer, 'agreement', 360),
  ExpirationType: ({ customer }) => choose(customer, 'expiration', ['Full', 'Partial']),
  ExpiringRevenue: ({ customer }) => chance(customer, 'expiring', 2 ** 20) * 5,
  RevSumDivisionName: ({ customer }) =>
    choose(customer, 'division', ['Azure', 'Office 365', 'Dynamics', 'Windows']),
};

function* prospects(account: Account, { lastDay }: Calendar): Iterable<Prospect> {
  for (const customer of account.customers) yield { account, customer, today: lastDay };
}

/** A column's value depends on its name and the customer alone, so all five datasets agree. */
const chance = (customer: Customer, column: string, limit: number): number =>
  noiseBelow(limit, customer.seed, textKey(column));

const choose = (customer: Customer, column: string, choices: readonly Value[]): Value =>
  choices[chance(customer, column, choices.length)] ?? null;

/** What a model says of a customer, by the ending of the column's name; the first that fits. */
const modelled: readonly (readonly [
  name: RegExp,
  value: (customer: Customer, column: string) => Value,
])[] = [
  [
    /Cluster$/,
    (customer, column) => choose(customer, column, ['Act Now', 'Evaluate', 'Nurture', 'Educate']),
  ],
  [/(Fit|Intent)$/, (customer, column) => choose(customer, column, ['High', 'Medium', 'Low'])],
  [/^WinServer.*License$/, (customer, column) => chance(customer, column, 60)],
  [
    /^WinServer.*Version$/,
    (customer, column) => choose(customer, column, ['2012 R2', '2016', '2019', null]),
  ],
  [/./, (customer, column) => choose(customer, column, ['Yes', 'No', 'No', 'No'])],
];

/** The five propensity datasets: columns that all have, and those that a model has filled. */
const clasPropensity = (name: string): Projection =>
  project(name, prospects, { ...prospectColumns, ...agreementColumns }, modelOf);

export const clasPropensities: readonly Projection[] = [
  'CLASAgreementRenewalsPropensity',
  'CLASAzurePropensity',
  'CLASD365Propensity',
  'CLASM365Propensity',
  'CLASSurfacePropensity',
].map(clasPropensity);

function modelOf(column: string): (prospect: Prospect) => Value {
  const value = modelled.find(([name]) => name.test(column))?.[1];
  return ({ customer }) => value?.(customer, column) ?? null;
}
