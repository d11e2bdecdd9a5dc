import type { Account } from './account.ts';
import { domainLabel, firstNames, lastNames } from './names.ts';
import type { Person } from './person.ts';
import { at, createRandom } from './random.ts';

export function createPerson(
  account: Pick<Account, 'name' | 'locations'>,
  index: number,
  seed: number,
): Person {
  const random = createRandom(seed);
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  const mailbox = domainLabel(firstName + lastName, index);
  return {
    ...{ seed, index, firstName, lastName },
    email: `${mailbox}@${domainLabel(account.name)}.example`,
    userId: random.guid(),
    certificationId: random.chance(60) ? String(900000 + random.below(2 ** 20)) : null,
    location: at(account.locations, index),
  };
}
