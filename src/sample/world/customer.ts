import type { Location } from './account.ts';
import type { City, Market } from './places.ts';
import type { Subscription } from './subscription.ts';

/** A customer of one account. It looks the same in every dataset. */
export interface Customer {
  /** For `noise`: whatever a dataset adds about this customer. */
  readonly seed: number;
  readonly name: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly domain: string;
  /** CustomerTpid, CustomerId and CustomerID of the datasets. */
  readonly tpid: string;
  readonly duns: string | null;
  readonly segment: Segment;
  readonly industry: Industry | null;
  readonly market: Market;
  readonly city: City;
  /** The location of the partner that looks after it. */
  readonly location: Location;
  readonly subscriptions: readonly Subscription[];
}

export interface Segment {
  readonly name: string;
  readonly topSegment: string;
  readonly subSegment: string;
  readonly orgSize: string;
  /** Seats of its first subscription, least and most. */
  readonly seats: readonly [number, number];
  /** How much Azure it consumes, least and most; 1 is a small shop. */
  readonly azureSize: readonly [number, number];
}

export interface Industry {
  readonly name: string;
  readonly vertical: string;
  /** End-customer operating unit. */
  readonly unit: string;
}

/** Smaller customers are commoner: the list is picked from evenly. */
export const segments: readonly Segment[] = [
  small('Small Business', '1-25', [2, 25], [1, 3]),
  small('Small Business', '1-25', [2, 25], [1, 3]),
  small('Medium Business', '26-300', [20, 200], [2, 10]),
  {
    name: 'Corporate',
    topSegment: 'SMC',
    subSegment: 'Corporate Commercial',
    orgSize: '301-2500',
    seats: [150, 900],
    azureSize: [5, 40],
  },
  {
    name: 'Enterprise',
    topSegment: 'Enterprise',
    subSegment: 'Major Commercial',
    orgSize: '2500+',
    seats: [600, 4000],
    azureSize: [20, 160],
  },
];

function small(
  subSegment: string,
  orgSize: string,
  seats: Segment['seats'],
  azureSize: Segment['azureSize'],
): Segment {
  return { name: 'SMB', topSegment: 'SMC', subSegment, orgSize, seats, azureSize };
}

export const industries: readonly Industry[] = [
  { name: 'Manufacturing', vertical: 'Discrete Manufacturing', unit: 'Manufacturing' },
  { name: 'Retail & Consumer Goods', vertical: 'Retailers', unit: 'Retail' },
  { name: 'Financial Services', vertical: 'Insurance', unit: 'Financial Services' },
  { name: 'Healthcare', vertical: 'Health Provider', unit: 'Health & Life Sciences' },
  { name: 'Education', vertical: 'Primary & Secondary Education', unit: 'Education' },
  { name: 'Government', vertical: 'Regional & Local Government', unit: 'Public Sector' },
  { name: 'Professional Services', vertical: 'Legal & Consulting', unit: 'Commercial' },
  { name: 'Travel & Transportation', vertical: 'Freight', unit: 'Commercial' },
  { name: 'Other - Unsegmented', vertical: '', unit: '' },
];
