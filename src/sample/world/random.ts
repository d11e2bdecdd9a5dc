/** Deterministic whole-number randomness: 32-bit integer steps only, so every machine agrees. */
export interface Random {
  /** 0 … limit − 1. `limit` stays under 2^21, so that the product below is exact. */
  below(limit: number): number;
  /** least … most, both included. */
  between(least: number, most: number): number;
  chance(percent: number): boolean;
  pick<T>(choices: readonly T[]): T;
  guid(): string;
}

export function createRandom(seed: number): Random {
  let count = 0;
  const next = () => {
    count += 1;
    return noise(seed, count);
  };
  const below = (limit: number) => scaleTo(next(), limit);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (percent) => below(100) < percent,
    pick: (choices) => at(choices, below(choices.length)),
    guid: () => guidOf(next(), next(), next(), next()),
  };
}

/** An unsigned 32-bit number that depends on nothing but its arguments. */
export function noise(seed: number, key: number, subKey = 0): number {
  let value = Math.imul(seed ^ Math.imul(key + 1, 0x9e3779b1), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13) ^ Math.imul(subKey + 1, 0xc2b2ae35), 0x27d4eb2f);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return (value ^ (value >>> 15)) >>> 0;
}

/** 0 … limit − 1 from `noise`. */
export const noiseBelow = (limit: number, seed: number, key: number, subKey = 0): number =>
  scaleTo(noise(seed, key, subKey), limit);

/** A key for `noise` from a text. */
export function textKey(text: string): number {
  let key = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    key = Math.imul(key ^ text.charCodeAt(index), 0x01000193);
  }
  return key >>> 0;
}

/** The item at an index that wraps around; the list must not be empty. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError('the list is empty');
  return item;
}

const scaleTo = (value: number, limit: number) => Math.floor((value * limit) / 2 ** 32);

function guidOf(a: number, b: number, c: number, d: number): string {
  const digits = [a, b, c, d].map((part) => part.toString(16).padStart(8, '0')).join('');
  const variant = '89ab'.charAt(Number.parseInt(digits.charAt(16), 16) % 4);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-');
}
