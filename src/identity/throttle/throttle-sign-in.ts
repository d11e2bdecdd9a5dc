import type { Origin } from '../../kernel/audit.ts';
import { deleteThrottles, findThrottles, upsertThrottle } from '../../store/sign-in-throttles.ts';
import { type RefusalReason, TokenRefusal } from '../oauth-errors.ts';
import type { Services } from '../services.ts';
import { fromEverywhere } from './delays.ts';
import { recordFailure } from './record-failure.ts';
import { type Claimed, type ThrottleKeys, throttleKeys } from './throttle-keys.ts';

type Context = Pick<Services, 'store' | 'wallClock' | 'signIns'>;

const DAY = 86_400_000;
const KNOWN_DAYS = 90;

/** What counts as a wrong guess. */
const guesses: readonly RefusalReason[] = [
  'unknown_application',
  'wrong_secret',
  'wrong_credentials',
];

/**
 * Lets the caller prove to be whom it claims to be, unless it has failed too often: then the proof is
 * not even looked at, for names that exist and names that do not alike.
 *
 * Proofs of one name from one address come one after the other, so that many at once do not all count
 * as the next try. Times are the system's: nobody can wait on a virtual clock that stands still.
 */
export function throttleSignIn<T>(
  context: Context,
  claimed: Claimed,
  origin: Origin,
  prove: () => Promise<T>,
): Promise<T> {
  const keys = throttleKeys(claimed, origin.address);
  return context.signIns.run(keys.here, async () => {
    const history = await readHistory(context, keys);
    assertNotBlocked(history, context.wallClock.now());
    const proven = await prove().catch(async (error: unknown) => {
      if (error instanceof TokenRefusal && guesses.includes(error.reason))
        await recordFailure(context, keys);
      throw error;
    });
    await recordSuccess(context, keys, history);
    return proven;
  });
}

/** Milliseconds; 0 where nothing is remembered. */
interface History {
  readonly hasFailedHere: boolean;
  readonly hereUntil: number;
  readonly everywhereUntil: number;
  readonly knownUntil: number;
}

async function readHistory(
  { store }: Context,
  { here, everywhere, known }: ThrottleKeys,
): Promise<History> {
  const rows = await findThrottles(store.db, [here, everywhere, known]);
  const until = (key: string): number =>
    Date.parse(rows.find((row) => row.throttle_key === key)?.blocked_until_time ?? '') || 0;
  return {
    hasFailedHere: rows.some((row) => row.throttle_key === here),
    hereUntil: until(here),
    everywhereUntil: until(everywhere),
    knownUntil: until(known),
  };
}

function assertNotBlocked(
  { hereUntil, everywhereUntil, knownUntil }: History,
  instant: Date,
): void {
  const now = instant.getTime();
  // Guesses from elsewhere never lock out who signs in from where it always does.
  const isKnown = knownUntil > now;
  const blockedUntil = Math.max(hereUntil, isKnown ? 0 : everywhereUntil);
  if (blockedUntil <= now) return;
  const seconds = Math.ceil((blockedUntil - now) / 1000);
  throw new TokenRefusal('throttled', { seconds: String(seconds) }, seconds);
}

/** Forgets the failures from here, and remembers the address. */
async function recordSuccess(
  { store, wallClock }: Context,
  { here, known }: ThrottleKeys,
  { hasFailedHere, knownUntil }: History,
): Promise<void> {
  if (hasFailedHere) await deleteThrottles(store.db, [here]);
  const now = wallClock.now();
  const until = now.getTime() + KNOWN_DAYS * DAY;
  // Once a day is enough: this runs at every sign-in.
  if (knownUntil > until - DAY) return;
  await upsertThrottle(store.db, {
    throttle_key: known,
    failures: 0,
    blocked_until_time: new Date(until).toISOString(),
    changed_time: now.toISOString(),
  });
}

/** Nothing is remembered longer than it matters. */
export const throttlesForgottenBefore = (now: Date): string =>
  new Date(now.getTime() - fromEverywhere.memory).toISOString();
