import type { Customer } from './customer.ts';
import type { Person } from './person.ts';
import type { City, Market } from './places.ts';

/** A partner account: what one partner may see, and no more. */
export interface Account {
  /** PGAMpnId of every row. */
  readonly id: string;
  readonly name: string;
  readonly locations: readonly Location[];
  readonly resellers: readonly Reseller[];
  readonly customers: readonly Customer[];
  readonly people: readonly Person[];
}

export interface Location {
  readonly mpnId: string;
  readonly partnerName: string;
  readonly city: City;
  readonly market: Market;
  /** From where its customers come. */
  readonly region: readonly Market[];
  readonly competencies: readonly Competency[];
}

export interface Reseller {
  readonly mpnId: string;
  readonly name: string;
  readonly market: Market;
  readonly status: string;
}

/** A competency that a location pursues. */
export interface Competency {
  readonly name: string;
  readonly seed: number;
  /** Days from its yearly anniversary to the last day of the data, 0 … 364. */
  readonly daysSinceAnniversary: number;
}
