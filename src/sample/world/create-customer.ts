import type { Account, Location } from './account.ts';
import type { AccountSize } from './create-account.ts';
import { createSubscriptions } from './create-subscriptions.ts';
import { type Customer, industries, segments } from './customer.ts';
import { awkwardNames, companyName, domainLabel } from './names.ts';
import { isKeyAccount, type Part, partOf } from './parts.ts';
import type { Market } from './places.ts';
import { at, createRandom, noise, type Random } from './random.ts';

type Seller = Pick<Account, 'id' | 'locations' | 'resellers'>;

export function createCustomer(account: Seller, index: number, size: AccountSize): Customer {
  const number = size.firstNumber + index;
  const seed = noise(size.seed, 3, number);
  const random = createRandom(seed);
  const part = partOf(account, index);
  const location = at(account.locations, index);
  const name = nameOf(account, part, number);
  const market = marketOfCustomer(location, part, random);
  const segment = part === 'showcase' ? largestSegment : random.pick(segments);
  const tenantId = random.guid();
  return {
    ...{ seed, name, tenantId, segment, market, location },
    tenantName: `${name} (${market.code})`,
    domain: part === 'no-details' || random.chance(4) ? '' : `${domainLabel(name, number)}.example`,
    tpid: String(7_000_000 + number * 37),
    duns: dunsOf(number, part, random),
    industry: part === 'no-details' || random.chance(5) ? null : random.pick(industries),
    city: random.pick(market.cities),
    subscriptions: createSubscriptions(
      { account, location, segment, part, index, seed },
      size.calendar,
    ),
  };
}

const largestSegment = at(segments, segments.length - 1);

function nameOf(account: Seller, part: Part, number: number): string {
  if (part !== 'awkward-name') return companyName(number);
  const awkward = at(awkwardNames, number);
  return isKeyAccount(account) ? awkward : `${awkward} ${number}`;
}

function marketOfCustomer(location: Location, part: Part, random: Random): Market {
  const isLocal = random.chance(60) || part === 'showcase' || part === 'anchor';
  return isLocal ? location.market : random.pick(location.region);
}

/** Nine digits that never repeat: 104729 shares no factor with 10^9. */
function dunsOf(number: number, part: Part, random: Random): string | null {
  if (part === 'no-details' || random.chance(15)) return null;
  return String((number * 104_729 + 1_234_567) % 1_000_000_000).padStart(9, '0');
}
