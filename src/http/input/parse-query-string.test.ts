import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQueryString } from './parse-query-string.ts';

test.each([
  [
    "exportQuery=SELECT A FROM B WHERE C LIKE '%Contoso%'",
    "SELECT A FROM B WHERE C LIKE '%Contoso%'",
  ],
  ["exportQuery=SELECT+A+FROM+B+WHERE+C+LIKE+'%25Bad%25'", "SELECT A FROM B WHERE C LIKE '%Bad%'"],
  ["exportQuery=C='x' AND D<>'y' AND E>=1", "C='x' AND D<>'y' AND E>=1"],
  ["exportQuery=LIKE '%ABC%'", "LIKE '%ABC%'"],
  ['exportQuery=100%', '100%'],
  ['exportQuery=%', '%'],
  ['exportQuery=%E2%82%AC%20%zz%C3%A9', '€ %zzé'],
  ['exportQuery=%C0%80%ED%A0%80', '%C0%80%ED%A0%80'],
  ['exportQuery=%2525', '%25'],
])('%s', (text, expected) => {
  expect(parseQueryString(text)).toEqual({ exportquery: expected });
});

test('names match without regard to case and the last of a repeated one counts', () => {
  expect(parseQueryString('QueryID=a&&queryid=b&flag&%20Name%20=c')).toEqual({
    queryid: 'b',
    flag: '',
    name: 'c',
  });
});

test('a name such as __proto__ is a name like any other', () => {
  const parsed = parseQueryString('__proto__=x');
  expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  expect(Object.entries(parsed)).toEqual([['__proto__', 'x']]);
});

test('whatever is escaped well comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      expect(parseQueryString(`q=${encodeURIComponent(value)}`)).toEqual({ q: value });
      expect(parseQueryString(new URLSearchParams({ q: value }).toString())).toEqual({ q: value });
    }),
  );
});

test('no text at all is refused', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseQueryString(text)));
});
