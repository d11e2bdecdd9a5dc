import { expect, test } from 'vitest';
import { bounded, firstWidth, NARROWEST, WIDEST } from './column-widths.ts';
import { resultColumns } from './result-column.ts';

const widthOf = (rows: { a: string | number | null }[]): number => {
  const [column] = resultColumns(rows, undefined);
  return column ? firstWidth(column, rows) : 0;
};

test('a column is as wide as its longest text, within bounds', () => {
  const [short, long] = [widthOf([{ a: 'abc' }]), widthOf([{ a: 'abc' }, { a: 'a'.repeat(25) }])];
  expect(short).toBeGreaterThanOrEqual(NARROWEST);
  expect(long).toBeGreaterThan(short);
  expect(widthOf([{ a: 'a'.repeat(4_000) }])).toBe(280);
  expect(bounded(5_000)).toBe(WIDEST);
});
