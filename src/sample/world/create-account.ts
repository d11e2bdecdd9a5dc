import type { Account, Competency, Location, Reseller } from './account.ts';
import type { AccountPlan } from './account-plans.ts';
import type { Calendar } from './calendar.ts';
import { createCustomer } from './create-customer.ts';
import { createPerson } from './create-person.ts';
import { companyName } from './names.ts';
import { isKeyAccount } from './parts.ts';
import { marketOf } from './places.ts';
import { at, createRandom, noise, noiseBelow } from './random.ts';

export interface AccountSize {
  readonly calendar: Calendar;
  readonly seed: number;
  /** Numbers of customers go on from account to account, so that no two share an id. */
  readonly firstNumber: number;
  readonly customerCount: number;
}

const CUSTOMERS_PER_PERSON = 5;

export function createAccount(plan: AccountPlan, size: AccountSize): Account {
  const { seed, customerCount } = size;
  const accountSeed = noise(seed, Number(plan.id));
  const locations = plan.locations.map((_, index) => createLocation(plan, index, accountSeed));
  const resellers = createResellers(plan, locations, customerCount);
  const account = { id: plan.id, name: plan.name, locations, resellers };
  const peopleCount = Math.ceil(customerCount / CUSTOMERS_PER_PERSON) + locations.length;
  return {
    ...account,
    customers: Array.from({ length: customerCount }, (_, index) =>
      createCustomer(account, index, size),
    ),
    people: Array.from({ length: peopleCount }, (_, index) =>
      createPerson(account, index, noise(accountSeed, 1, index)),
    ),
  };
}

function createLocation(plan: AccountPlan, index: number, accountSeed: number): Location {
  const [code, cityName] = at(plan.locations, index);
  const { market, region } = marketOf(code);
  const city = market.cities.find(({ name }) => name === cityName) ?? at(market.cities, 0);
  const seed = noise(accountSeed, 2, index);
  return {
    mpnId: String(Number(plan.id) + index + 1),
    partnerName: `${plan.name} ${cityName}`,
    ...{ city, market, region },
    competencies: competencyNames
      .filter(
        (_, choice) =>
          choice === index % 3 || (isKeyAccount(plan) && noiseBelow(3, seed, choice) === 0),
      )
      .map((name, choice) => createCompetency(name, noise(seed, 10, choice), index + choice)),
  };
}

/** Every account's first location has one whose year begins on the last day of the data. */
const createCompetency = (name: string, seed: number, place: number): Competency => ({
  name,
  seed,
  daysSinceAnniversary: place === 0 ? 0 : (place * 47) % 365,
});

const competencyNames = [
  'Cloud Platform',
  'Cloud Productivity',
  'Small and Midmarket Cloud Solutions',
  'Application Development',
  'Data Analytics',
  'Security',
  'Enterprise Mobility Management',
];

function createResellers(
  plan: AccountPlan,
  locations: readonly Location[],
  customerCount: number,
): Reseller[] {
  const count = 2 + locations.length + Math.floor(customerCount / 60);
  return Array.from({ length: count }, (_, index) => {
    const { market, region } = at(locations, index);
    const random = createRandom(noise(plan.resellerBase, index));
    return {
      mpnId: String(plan.resellerBase + index + 1),
      name: `${companyName(7000 + random.below(1900))} Resale`,
      market: index < locations.length ? market : random.pick(region),
      status: index >= locations.length && random.chance(10) ? 'Inactive' : 'Active',
    };
  });
}
