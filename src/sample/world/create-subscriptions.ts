import type { Account, Location } from './account.ts';
import type { Calendar } from './calendar.ts';
import type { Segment } from './customer.ts';
import type { Part } from './parts.ts';
import { type Product, type ProductLine, products } from './products.ts';
import { at, createRandom, noise, type Random } from './random.ts';
import { createAttributions, createSale } from './sales.ts';
import { createSeats } from './seats.ts';
import { monthsOfTerm, type Subscription } from './subscription.ts';
import { createTerm } from './terms.ts';

export interface Buyer {
  readonly account: Pick<Account, 'locations' | 'resellers'>;
  readonly location: Location;
  readonly segment: Segment;
  readonly part: Part;
  /** Its place among the account's customers. */
  readonly index: number;
  readonly seed: number;
}

/** Percent of customers that buy from each line. The second entries are a second subscription. */
const lines: readonly (readonly [ProductLine, percent: number])[] = [
  ['office', 92],
  ['ems', 50],
  ['powerbi', 50],
  ['dynamics', 40],
  ['azure', 58],
  ['office', 35],
  ['azure', 22],
];

export function createSubscriptions(buyer: Buyer, calendar: Calendar): Subscription[] {
  const random = createRandom(noise(buyer.seed, 4));
  const hasAll = buyer.part === 'showcase' || buyer.part === 'anchor';
  const bought: Product[] = [];
  for (const [line, percent] of lines) {
    const isSure = hasAll || (buyer.part !== 'ordinary' && line === 'office');
    if (!random.chance(percent) && !isSure) continue;
    const choice = products[line].filter((product) => !bought.includes(product));
    // The showcase has the first product of each line: Microsoft 365 Business Standard among them.
    bought.push(buyer.part === 'showcase' ? at(choice, 0) : random.pick(choice));
  }
  return bought.map((product, index) =>
    createSubscription(buyer, product, createRandom(noise(buyer.seed, 5, index)), calendar),
  );
}

function createSubscription(
  buyer: Buyer,
  product: Product,
  random: Random,
  calendar: Calendar,
): Subscription {
  const seed = noise(buyer.seed, 6, random.below(2 ** 20));
  const term = createTerm(buyer.part, random, calendar);
  const months = monthsOfTerm(calendar, term.start, term.end);
  const isAzure = product.line === 'azure';
  const isShowcase = buyer.part === 'showcase';
  return {
    ...{ seed, product, ...term, ...months },
    id: random.guid(),
    seats: isAzure
      ? []
      : createSeats(isShowcase ? [2600, 3200] : buyer.segment.seats, months, random),
    azureSize: isAzure ? (isShowcase ? 160 : random.between(...buyer.segment.azureSize)) : 0,
    sale: createSale(buyer, random),
    attributions: createAttributions(buyer, random),
  };
}
