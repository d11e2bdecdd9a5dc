import { expect, test } from 'vitest';
import { isDeeperThan } from './json-depth.ts';

test.each([
  ['[[]]', 2, false],
  ['[[]]', 1, true],
  ['{"a":[{"b":1}]}', 2, true],
  ['[[],[],[{}]]', 3, false],
  ['"[[[["', 1, false],
  ['{"a\\"[[[":"\\\\","b":"]]["}', 1, false],
  ['["\\\\",[]]', 1, true],
  [']]]][[[[[', 1, false],
])('%s is deeper than %i: %s', (text, most, deeper) => {
  expect(isDeeperThan(text, most)).toBe(deeper);
});
