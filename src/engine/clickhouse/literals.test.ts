import { expect, test } from 'vitest';
import { literal } from './literals.ts';

const nines = '9'.repeat(38);

test.each([
  [{ type: 'string', text: "a'b\\\0" }, String.raw`'a\'b\\\0'`],
  [{ type: 'integer', text: '-5' }, "CAST('-5' AS Int128)"],
  [{ type: 'integer', text: nines }, `CAST('${nines}' AS Int128)`],
  [{ type: 'decimal', text: '1.50' }, "CAST('1.50' AS Decimal(38, 2))"],
  [{ type: 'decimal', text: '7' }, "CAST('7' AS Decimal(38, 0))"],
  [{ type: 'date', text: '2026-01-31' }, "CAST('2026-01-31' AS Date32)"],
  [
    { type: 'timestamp', text: '2026-01-31T01:02:03Z' },
    "toDateTime64('2026-01-31 01:02:03', 6, 'UTC')",
  ],
] as const)('%j', (value, sql) => {
  expect(literal(value)).toBe(sql);
});

test.each([
  ['date', '0001-01-01', "CAST('1900-01-01' AS Date32)"],
  ['date', '9999-12-31', "CAST('2299-12-31' AS Date32)"],
  ['timestamp', '1899-12-31T23:59:59Z', "toDateTime64('1900-01-01 00:00:00', 6, 'UTC')"],
  ['timestamp', '2300-01-01T00:00:00Z', "toDateTime64('2299-12-31 00:00:00', 6, 'UTC')"],
] as const)('a %s of %s is a day that no row can have', (type, text, sql) => {
  expect(literal({ type, text })).toBe(sql);
});

test.each([
  ['integer', `${nines}9`],
  ['integer', '1e5'],
  ['decimal', "1' OR '1"],
  ['date', '2026-1-1'],
  ['timestamp', '2026-01-01T1:2:3Z'],
] as const)('no %s is made of %s', (type, text) => {
  expect(() => literal({ type, text })).toThrow(/^not a (number|time)/);
});
