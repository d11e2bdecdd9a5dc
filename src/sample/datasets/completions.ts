import type { Account, Location } from '../world/account.ts';
import type { Calendar } from '../world/calendar.ts';
import type { Person } from '../world/person.ts';
import { noiseBelow } from '../world/random.ts';
import { byDay } from './by-day.ts';

/** A person has completed a training on a day. */
export interface Completion {
  readonly account: Account;
  readonly person: Person;
  readonly location: Location;
  readonly day: number;
  /** For `noise`: the same for the same training of a person. */
  readonly seed: number;
}

/**
 * `count` completions a person, spread over the data's time, in order of time. Everybody's last lies
 * at the data's end: the first person of each location completes it on the last day.
 */
export function completions(account: Account, calendar: Calendar, count: number): Completion[] {
  const first = calendar.months[0] ?? 0;
  const days = calendar.lastDay - first + 1;
  return byDay(
    account.people.flatMap((person) =>
      Array.from({ length: count }, (_, index): Completion => {
        const recent = Math.floor(person.index / account.locations.length) % 28;
        const back = index === 0 ? recent : noiseBelow(days, person.seed, count, index);
        const seed = noiseBelow(2 ** 20, person.seed, count + 100, index);
        return { account, person, location: person.location, day: calendar.lastDay - back, seed };
      }),
    ),
  );
}
