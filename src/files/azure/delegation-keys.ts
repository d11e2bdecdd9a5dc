import type { UserDelegationKey } from '@azure/storage-blob';
import type { Clock } from '../../kernel/clock.ts';

const HOUR = 3_600_000;
/** The store lends keys for a week at most. A shorter time ends links earlier when our rights are taken. */
const LIFE = 12 * HOUR;
/** Clocks of others may be behind ours. */
const SKEW = 300_000;

/** Of the store's client. */
interface Lender {
  getUserDelegationKey(starts: Date, ends: Date): Promise<UserDelegationKey>;
}

/** Keys for signing links until some time; one is used until it does not last. */
export function createDelegationKeys(service: Lender, clock: Clock) {
  let lent: { readonly ends: number; readonly key: Promise<UserDelegationKey> } | undefined;
  const borrow = (now: number) => {
    const ends = now + LIFE;
    const key = service.getUserDelegationKey(new Date(now - SKEW), new Date(ends));
    // A refusal must not be remembered.
    key.catch(() => {
      lent = undefined;
    });
    return { ends, key };
  };
  return (until: Date): Promise<UserDelegationKey> => {
    if (!lent || lent.ends < until.getTime() + SKEW) lent = borrow(clock.now().getTime());
    return lent.key;
  };
}
