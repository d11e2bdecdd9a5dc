import { expect, test } from 'vitest';
import { oldVersions, versionName } from './versions.ts';

const at = (time: string, id = '0123abcd-4567') => versionName('sales', new Date(time), id);

const first = at('2026-03-01T08:00:00Z');
const second = at('2026-03-02T08:00:00Z');
const third = at('2026-03-02T20:00:00Z');

test('a version tells its view and its time', () => {
  expect(first).toBe('sales__20260301080000_0123abcd');
});

test.each([
  ['the current one, however old', [first], first, '2027-01-01', []],
  ['one that was superseded within the day', [first, second], second, '2026-03-03T07:59', []],
  ['one that was superseded earlier', [first, second], second, '2026-03-03T08:01', [first]],
  ['only those', [first, second, third], third, '2026-03-03T08:01', [first]],
  ['both, later', [third, first, second], third, '2026-03-03T20:01', [first, second]],
  ['one of a load that broke off', [first, second], first, '2026-03-03T08:01', [second]],
] as const)('old is: %s', (_, tables, current, now, old) => {
  expect(
    oldVersions(tables, 'sales', current, new Date(`${now}${now.length > 10 ? 'Z' : ''}`)),
  ).toEqual(old);
});

test('tables of other views, and of nobody, are let be', () => {
  const others = [
    'sales',
    'sales__mine',
    'sales__20260301080000_0123abcd_local',
    'salesmen__20260301080000_0123abcd',
  ];
  const mine = at('2026-03-09T08:00:00Z');
  expect(oldVersions([...others, mine], 'sales', mine, new Date('2030-01-01'))).toEqual([]);
});
