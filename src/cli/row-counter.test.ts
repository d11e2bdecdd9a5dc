import { expect, test } from 'vitest';
import { type RowCounter, rowCounterFor } from './row-counter.ts';

test.each([
  ['csv', '', 0],
  ['csv', 'a,b', 0],
  ['csv', 'a,b\n', 0],
  ['csv', 'a\n1\n2\n', 2],
  ['csv', 'a\r\n1\r\n2', 2],
  ['tsv', 'a\n"one\ntwo ""three""\n"\n2\n', 2],
  ['csv', 'a\n\n', 1],
  ['jsonl', '', 0],
  ['jsonl', '{"a":"\\""}\n{"a":"x\\ny"}\n', 2],
])('%s: %j', (format, text, rows) => {
  const [whole, bytewise] = [rowCounterFor(format), rowCounterFor(format)] as RowCounter[];
  whole?.add(Buffer.from(text));
  expect(whole?.rows()).toBe(rows);
  for (const byte of Buffer.from(text)) bytewise?.add(Uint8Array.of(byte));
  expect(bytewise?.rows()).toBe(rows);
});

test('a format that is no text has no rows to count', () => {
  expect(rowCounterFor('parquet')).toBeUndefined();
});
