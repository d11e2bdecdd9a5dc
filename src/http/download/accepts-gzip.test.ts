import { expect, test } from 'vitest';
import { acceptsGzip } from './accepts-gzip.ts';

test.each([
  [undefined, true],
  ['gzip', true],
  ['GZIP, deflate', true],
  ['x-gzip', true],
  ['deflate, gzip;q=0.1, identity;q=1', true],
  ['*', true],
  ['br, *;q=0.5', true],
  ['gzip;q=0', false],
  ['gzip; q=0.000, *', false],
  ['identity', false],
  ['br', false],
  ['*;q=0', false],
  ['', false],
])('%s: %s', (header, expected) => {
  expect(acceptsGzip(header)).toBe(expected);
});
