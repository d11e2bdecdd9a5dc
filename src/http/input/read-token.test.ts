import { expect, test } from 'vitest';
import { readToken } from './read-token.ts';

test.each([
  [{ authorization: 'Bearer abc' }, 'abc'],
  [{ authorization: 'bearer   abc ' }, 'abc'],
  [{ 'x-aaduserticket': 'abc' }, 'abc'],
  [{ 'x-aaduserticket': 'Bearer abc' }, 'abc'],
  [{ authorization: 'Bearer abc', 'x-aaduserticket': 'def' }, 'abc'],
  [{ authorization: 'Basic abc', 'x-aaduserticket': 'def' }, 'def'],
  [{ authorization: 'Bearer', 'x-aaduserticket': '' }, undefined],
  [{ authorization: 'Basic abc' }, undefined],
  [{}, undefined],
])('%j', (headers, expected) => {
  expect(readToken(headers)).toBe(expected);
});
