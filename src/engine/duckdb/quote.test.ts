import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quoteName, quoteText } from '../sql/quote.ts';

let instance: DuckDBInstance;
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
});
afterAll(() => instance.closeSync());

const hexOf = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();

async function one(sql: string): Promise<unknown> {
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRows()[0]?.[0];
  } finally {
    connection.closeSync();
  }
}

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom("'", '"', '\\', '\0', '\n', ';', '-', '/', '*', '$', '%', 'é'),
  }),
);

test('any text comes back from a statement as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, async (text) => {
      expect(await one(`SELECT hex(encode(${quoteText(text)}))`)).toBe(hexOf(text));
    }),
    { numRuns: 300 },
  );
});

test.each(["'; DROP TABLE x; --", "\\'", "''", '\0', "a\0'b", '$$', "E'\\n'", '/*', '😀'])(
  'the text %j stays a text',
  async (text) => {
    expect(await one(`SELECT hex(encode(${quoteText(text)}))`)).toBe(hexOf(text));
  },
);

test('a name with quotes stays one name', async () => {
  expect(await one(`SELECT ${quoteName('a"b')} FROM (SELECT 7 AS ${quoteName('a"b')})`)).toBe(7);
});
