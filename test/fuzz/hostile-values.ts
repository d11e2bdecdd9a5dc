import { hostileFamilies } from './hostile-texts.ts';
import type { Randomness } from './randomness.ts';

/** A text that breaks what is careless. */
export const hostileText = (random: Randomness): string =>
  random.pick(random.pick(hostileFamilies));

const hostileNumbers = [
  ...[
    -1,
    0,
    -0,
    1.5,
    3,
    2161,
    1e308,
    -1e308,
    2 ** 31,
    -(2 ** 31) - 1,
    2 ** 53,
    2 ** 63,
    1e21,
    5e-324,
  ],
] as const;

const hostileNumber = (random: Randomness): number => random.pick(hostileNumbers);

/** JSON that stands where something else is expected. */
export function hostileJson(random: Randomness): unknown {
  switch (random.below(9)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
      return hostileNumber(random);
    case 3:
      return [];
    case 4:
      return [hostileText(random), null, hostileNumber(random)];
    case 5:
      return {};
    case 6:
      return JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"a": 1}}}');
    case 7:
      return nested(random.pick([3, 40, 400]));
    default:
      return hostileText(random);
  }
}

const nested = (depth: number): unknown => {
  let value: unknown = 'deep';
  for (let at = 0; at < depth; at += 1) value = at % 2 ? { a: value } : [value];
  return value;
};

/** JSON text nested deeper than anything that recurses can follow. */
export const deepText = (random: Randomness): string => {
  const depth = random.pick([1000, 20_000, 200_000]);
  return random.chance(0.5)
    ? `${'['.repeat(depth)}${']'.repeat(depth)}`
    : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
};
