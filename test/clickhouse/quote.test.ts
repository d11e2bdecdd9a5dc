import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quoteEscapedText, quoteName } from '../../src/engine/sql/quote.ts';
import { askClickHouse } from './support/ask-clickhouse.ts';
import { openChdbClient } from './support/chdb-client.ts';

let chdb: ReturnType<typeof openChdbClient>;
beforeAll(() => {
  chdb = openChdbClient();
});
afterAll(() => chdb.close());

const ask = async (sql: string) => (await askClickHouse({ client: chdb.client }, sql))[0];
const hexOf = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      ...["'", '"', '\\', '\0', '\n', ';', '-', '/', '*', '%', 'é', 'n', 'x', '`'],
    ),
  }),
);

test('any text comes back from a statement as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(nasty, { minLength: 1, maxLength: 20 }), async (texts) => {
      const values = texts.map((text) => `hex(${quoteEscapedText(text)})`);
      expect(await ask(`SELECT ${values.join(', ')}`)).toEqual(texts.map(hexOf));
    }),
    { numRuns: 200 },
  );
});

test.each([
  "'; DROP TABLE x; --",
  "\\'",
  "''",
  '\0',
  "a\0'b",
  '\\0',
  '\\x41',
  '\\N',
  '{x:String}',
  '/*',
  '😀',
])('the text %j stays a text', async (text) => {
  expect(await ask(`SELECT hex(${quoteEscapedText(text)})`)).toEqual([hexOf(text)]);
});

test('a name with quotes stays one name', async () => {
  expect(await ask(`SELECT ${quoteName('a"b')} FROM (SELECT 7 AS ${quoteName('a"b')})`)).toEqual([
    7,
  ]);
});
