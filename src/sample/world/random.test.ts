import { expect, test } from 'vitest';
import { isUuid } from '../../kernel/ids.ts';
import { at, createRandom, noise, noiseBelow, textKey } from './random.ts';

test('the numbers are the same on every machine', () => {
  expect([noise(0, 0), noise(42, 7), noise(42, 7, 1), noise(-1, 2 ** 31)]).toMatchInlineSnapshot(`
    [
      4095895212,
      3896275596,
      1105036258,
      1119383789,
    ]
  `);
  expect(textKey('AzureCluster')).toMatchInlineSnapshot(`561699842`);
  expect(createRandom(42).guid()).toMatchInlineSnapshot(`"a872dd8e-546b-4616-a0bb-bc701ef97d80"`);
});

test('limits hold and are reached', () => {
  const random = createRandom(1);
  const seen = new Set(Array.from({ length: 500 }, () => random.between(-2, 3)));
  expect([...seen].sort((one, other) => one - other)).toEqual([-2, -1, 0, 1, 2, 3]);
  expect(Array.from({ length: 100 }, () => random.below(1)).every((value) => value === 0)).toBe(
    true,
  );
});

test('noise is spread evenly over neighbouring keys', () => {
  const counts = new Array<number>(10).fill(0);
  for (let key = 0; key < 10_000; key += 1) {
    const digit = noiseBelow(10, 7, key % 100, Math.floor(key / 100));
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test('guids are version 4 UUIDs and differ', () => {
  const random = createRandom(3);
  const guids = Array.from({ length: 1000 }, () => random.guid());
  expect(guids.filter(isUuid)).toHaveLength(1000);
  expect(guids.every((guid) => /^.{14}4.{4}[89ab]/.test(guid))).toBe(true);
  expect(new Set(guids).size).toBe(1000);
});

test('a list wraps around and must not be empty', () => {
  expect(at(['a', 'b'], 3)).toBe('b');
  expect(() => at([], 0)).toThrow(RangeError);
});
