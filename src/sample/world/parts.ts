import type { Account } from './account.ts';
import { awkwardNames } from './names.ts';

/**
 * The part a customer plays. Most are left to chance; the first ones of Contoso and Fabrikam are cast,
 * so that what the sample promises of them is there at any scale and seed:
 *
 * - showcase: the account's largest, in its home market, with a product of every line
 * - anchor: one for each further location, so that no dataset is without that location
 * - leaver: its subscription ended the month before the last and is disabled now
 * - leap-day, month-end: a subscription that starts on 29 February, or on the last of a month
 * - no-details: the vendor does not know its industry, DUNS number and domain
 * - awkward-name: see `awkwardNames`
 */
export type Part =
  | 'showcase'
  | 'anchor'
  | 'leaver'
  | 'leap-day'
  | 'month-end'
  | 'no-details'
  | 'awkward-name'
  | 'ordinary';

const special: readonly Part[] = ['leaver', 'leap-day', 'month-end', 'no-details'];

/** In the other accounts every so many-th customer has an awkward name. */
const AWKWARD_EVERY = 50;

export function partOf(account: Pick<Account, 'id' | 'locations'>, index: number): Part {
  const isAwkward = index % AWKWARD_EVERY === AWKWARD_EVERY - 1;
  if (!isKeyAccount(account)) return isAwkward ? 'awkward-name' : 'ordinary';
  if (index === 0) return 'showcase';
  if (index < account.locations.length) return 'anchor';
  const place = index - account.locations.length;
  if (place < special.length) return special[place] ?? 'ordinary';
  return place < special.length + awkwardNames.length ? 'awkward-name' : 'ordinary';
}

/** Contoso and Fabrikam: somebody can sign in and look at them. */
export const isKeyAccount = ({ id }: { readonly id: string }): boolean =>
  id === '1001000' || id === '2002000';
