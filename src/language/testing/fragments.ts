import * as fc from 'fast-check';
import type { Dataset } from '../../catalog/dataset.ts';
import { dateRanges } from '../../catalog/dataset.ts';
import { longestQuery } from '../check-query.ts';

/** Words and half words of the language, of its neighbours, and of nobody. */
const words = [
  ...['SELECT', 'DISTINCT', 'FROM', 'WHERE', 'AND', 'ORDER', 'BY', 'ASC', 'DESC', 'LIMIT'],
  ...['TIMESPAN', 'NOT', 'LIKE', 'IN', 'BETWEEN', 'OR', 'GROUP', 'JOIN', 'IS', 'NULL', 'UNION'],
  ...['SELEC', 'FORM', 'WEHRE', 'ORDR', 'LIMTI', 'TIMESPAM', 'NO', 'I', 'A', '_'],
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', ...dateRanges],
];
const signs = [
  ...["'", "''", '"', '`', '[', ']', '(', ')', ',', ';', '*', '=', '<', '>', '!', '<>', '!='],
  ...['.', '-', '+', '/', '\\', '--', '/*', '*/', '#', '%', '?', '$1', ':x', '@', '{', '}', '|'],
  ...['‘', '’', '“', '”', '\0', '\n', '\r\n', '\t', ' ', '\u00a0', '\u200b', '\ufeff', '\u2028'],
  ...['\ud800', '\udc00', '😀', 'e\u0301', 'İ', 'ß', 'ﬁ', '１', '\u202e'],
];
const values = [
  ...['0', '1', '-1', '+7', '.5', '1.50', '1e3', '0x10', '1.2.3', '9'.repeat(39), "'a'", "'%_'"],
  ...["'2026-01-31'", "'2026-02-30'", "'3/1/2026'", "'2026-01-31T10:20:30Z'", "'it''s'", "''"],
  ...["'; DROP TABLE x; --'", "'\" OR 1=1'"],
];

/** Texts by the pieces of the language: near its grammar, seldom by it. */
export function fragmentArbitrary(dataset: Dataset): fc.Arbitrary<string> {
  const names = [
    dataset.name,
    ...dataset.columns.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...dataset.metrics.map(({ name }) => name),
  ];
  const name = fc.constantFrom(...names);
  const nearMiss = fc
    .tuple(name, fc.nat(), fc.constantFrom('', 'x', '_'))
    .map(([text, at, letter]) => {
      const place = at % text.length;
      return text.slice(0, place) + letter + text.slice(place + 1);
    });
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words) },
    { weight: 3, arbitrary: name },
    { weight: 2, arbitrary: fc.constantFrom(...signs) },
    { weight: 2, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: nearMiss },
  );
  return fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 30 }), fc.constantFrom(' ', ' ', ' ', ''))
    .map(([pieces, between]) => pieces.join(between));
}

/** Good texts with a stretch or a word left out, doubled, swapped or replaced. */
export const mutatedArbitrary = (
  good: fc.Arbitrary<string>,
  fragment: fc.Arbitrary<string>,
): fc.Arbitrary<string> =>
  fc
    .tuple(good, fc.nat(), fc.nat({ max: 12 }), fc.oneof(fc.constant(''), fragment), fc.nat(3))
    .map(([text, at, length, put, how]) =>
      how === 0 ? splice(text, at, length, put) : changeWord(text, at, put, how),
    );

function splice(text: string, at: number, length: number, put: string): string {
  const from = at % (text.length + 1);
  return text.slice(0, from) + put + text.slice(from + length);
}

function changeWord(text: string, at: number, put: string, how: number): string {
  const words = text.match(/'(?:[^']|'')*'|\w+|\s+|./gs) ?? [];
  const index = at % Math.max(1, words.length);
  const word = words[index] ?? '';
  if (how === 1) words.splice(index, 1, put);
  else if (how === 2) words.splice(index, 1, word, ' ', word);
  else words.splice(index, 2, words[index + 1] ?? '', ' ', word);
  return words.join('');
}

/** Bytes of any kind, read as UTF-8 as a request's body is. */
export const rawTextArbitrary: fc.Arbitrary<string> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => new TextDecoder().decode(bytes)),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.nat({ max: 0xffff }), { maxLength: 100 })
    .map((units) => String.fromCharCode(...units)),
);

/** One to three fragments again and again, up to the longest query, after a beginning that reads. */
export const repeatedArbitrary = (dataset: Dataset): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('', 'SELECT ', `SELECT ${firstName(dataset)} FROM ${dataset.name} WHERE `),
      fc.array(fragmentArbitrary(dataset), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', ' ', ',', '\n'),
    )
    .map(([start, pieces, between]) => filled(`${pieces.join(between)}${between}`, start));

const firstName = (dataset: Dataset): string =>
  dataset.columns.find(({ selectable }) => selectable)?.name ?? '';

/** As many whole pieces as the longest query holds, between a beginning and an end. */
export function filled(piece: string, start = '', end = ''): string {
  const room = longestQuery - Buffer.byteLength(start + end);
  return start + piece.repeat(Math.floor(room / Buffer.byteLength(piece))) + end;
}
