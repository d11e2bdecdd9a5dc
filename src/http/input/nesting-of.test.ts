import { expect, test } from 'vitest';
import { nestingOf } from './nesting-of.ts';

test.each([
  ['1', 0],
  ['{}', 1],
  ['[[],[]]', 2],
  ['{"a":[{"b":1}],"c":[]}', 3],
  ['"[[["', 0],
  ['["\\"[[", "\\\\", [1]]', 2],
  ['["\\\\"]', 1],
  ['['.repeat(200_000), 200_000],
  [']]]][', 0],
])('%.30s', (text, depth) => {
  expect(nestingOf(text)).toBe(depth);
});
