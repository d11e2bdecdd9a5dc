import type { Grant } from './grant.ts';
import type { AnswerRights } from './guard.ts';

/** Whether the grant, as it stands now, lets its holder see an answer that was made under other rights. */
export const covers = (grant: Grant, { account, locations, shown }: AnswerRights): boolean =>
  (account === undefined || account === grant.account) &&
  coversLocations(grant.locations, locations) &&
  shown.every((kind) => !grant.withheld.includes(kind));

function coversLocations(
  granted: readonly string[] | null,
  needed: readonly string[] | null,
): boolean {
  if (granted === null) return true;
  return needed?.every((location) => granted.includes(location)) ?? false;
}
