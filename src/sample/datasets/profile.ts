import type { Account, Location } from '../world/account.ts';
import { at } from '../world/random.ts';
import { project } from './projection.ts';

interface ProfileEntry {
  readonly account: Account;
  readonly mpnId: string;
  readonly name: string;
  readonly place: Location;
  readonly level: string;
}

export const profile = project('Profile', profileEntries, {
  MPNId: ({ mpnId }) => mpnId,
  PartnerName: ({ name }) => name,
  PGA_MPNId: ({ account }) => account.id,
  PGA_PartnerName: ({ account }) => account.name,
  City: ({ place }) => place.city.name,
  Country: ({ place }) => place.market.name,
  HierarchyLevel: ({ level }) => level,
});

/** The account itself, at its first location, then its locations. */
function* profileEntries(account: Account): Iterable<ProfileEntry> {
  const headquarters = at(account.locations, 0);
  yield { account, mpnId: account.id, name: account.name, place: headquarters, level: 'PGA' };
  for (const place of account.locations) {
    yield { account, mpnId: place.mpnId, name: place.partnerName, place, level: 'Location' };
  }
}
