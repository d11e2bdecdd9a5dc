import type { Buyer } from './create-subscriptions.ts';
import { at, type Random } from './random.ts';
import type { Attribution, Sale } from './subscription.ts';

/** How a subscription was sold: through a reseller, under an enterprise agreement, or directly. */
export function createSale({ account, part, index }: Buyer, random: Random): Sale {
  const direct: Sale = {
    channel: 'CSP Direct',
    pricingLevel: null,
    enrollment: null,
    reseller: null,
  };
  // The showcase and the anchors buy from the first resellers, one of each location's market.
  if (part === 'showcase' || part === 'anchor') {
    return { ...direct, channel: 'CSP Indirect', reseller: at(account.resellers, index) };
  }
  const percent = random.below(100);
  if (percent < 24) {
    return { ...direct, channel: 'CSP Indirect', reseller: random.pick(account.resellers) };
  }
  if (percent >= 44) return direct;
  return {
    channel: 'Enterprise Agreement',
    pricingLevel: random.pick(['A', 'B', 'C', 'D']),
    enrollment: `E-${String(10_000_000 + random.below(2 ** 20))}`,
    reseller: null,
  };
}

/** Most subscriptions count for one location; some are claimed by a second as well. */
export function createAttributions(
  { account, location, index }: Buyer,
  random: Random,
): Attribution[] {
  const type = random.pick(['CSP Tier 1', 'CSP Tier 2', 'DPOR', 'CPOR', 'PAL']);
  const attributions: Attribution[] = [{ location, type, duplicate: 0 }];
  if (index === 0 || random.chance(6)) {
    const another = at(account.locations, account.locations.indexOf(location) + 1);
    attributions.push({ location: another, type: type === 'CPOR' ? 'PAL' : 'CPOR', duplicate: 1 });
  }
  return attributions;
}
