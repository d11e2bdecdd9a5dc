import type { Random } from './random.ts';

/**
 * Seats by data month from the first to the end of a term, 0 elsewhere: mostly as the month before,
 * sometimes a few percent fewer or, more often, more.
 */
export function createSeats(
  [least, most]: readonly [number, number],
  { firstMonth, endMonth, lastMonth }: { firstMonth: number; endMonth: number; lastMonth: number },
  random: Random,
): readonly number[] {
  const seats = new Array<number>(lastMonth + 1).fill(0);
  let current = random.between(least, most);
  for (let month = firstMonth; month <= Math.min(endMonth, lastMonth); month += 1) {
    seats[month] = current;
    if (!random.chance(30)) continue;
    const change = Math.round((current * random.between(-6, 11)) / 100);
    current = Math.max(1, current + change);
  }
  return seats;
}
