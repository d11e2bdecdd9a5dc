import { pick, seededRandom } from '../chaos/random.ts';

/** The random choices of one request: the same for the same seed and number. */
export interface Randomness {
  /** From 0 to just below 1. */
  next(): number;
  chance(probability: number): boolean;
  /** A whole number from 0 to just below `count`. */
  below(count: number): number;
  /** Of a list that is not empty. */
  pick<T>(from: readonly T[]): T;
  /** Of a list that may be. */
  pickAny<T>(from: readonly T[]): T | undefined;
}

export function randomnessOf(seed: number, number: number): Randomness {
  // Neighbouring states of the generator would begin alike; large odd factors spread them.
  const next = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  return {
    next,
    chance: (probability) => next() < probability,
    below: (count) => Math.floor(next() * count),
    pick: <T>(from: readonly T[]) => pick(next, from) as T,
    pickAny: (from) => pick(next, from),
  };
}
