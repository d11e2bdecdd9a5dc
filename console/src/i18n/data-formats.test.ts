import { expect, test } from 'vitest';
import { createDataFormats } from './data-formats.ts';

const formats = createDataFormats('en');

test('numbers keep every digit', () => {
  expect(formats.exactNumber('12345678901234567.89', 2)).toBe('12,345,678,901,234,567.89');
  expect(formats.exactNumber('9007199254740993', null)).toBe('9,007,199,254,740,993');
  expect(formats.exactNumber('10.5', 2)).toBe('10.50');
  expect(formats.exactNumber('-0.000123', null)).toBe('-0.000123');
});

test('axes are short, and days are those of UTC', () => {
  expect(formats.compactNumber(1_234_567)).toBe('1.23M');
  expect(formats.utcMonth(new Date('2026-03-01'))).toBe('Mar 2026');
  expect(formats.utcDays(new Date('2026-03-01'), new Date('2026-03-31T23:59:59Z'))).toMatch(
    /^Mar 1\s–\s31, 2026$/,
  );
});
