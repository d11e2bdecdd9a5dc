import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clockChanges,
  firstInstantFrom,
  instantsOf,
  isUtc,
  offsetAt,
  offsetName,
  type WallTime,
  wallTimeAt,
} from './zone.ts';

const at = (text: string): Date => new Date(text);
const wall = (text: string): WallTime => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute };
};
const texts = (times: readonly Date[]): string[] =>
  times.map((time) => time.toISOString().slice(0, 16));

const ZONES = [
  ...['America/Los_Angeles', 'Europe/Oslo', 'Asia/Seoul', 'Asia/Kolkata', 'Asia/Kathmandu'],
  ...['America/St_Johns', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia', 'UTC'],
];

test.each([
  ['America/Los_Angeles', '2026-12-01T06:00:00Z', '2026-11-30T22:00', -8],
  ['America/Los_Angeles', '2026-07-01T06:00:00Z', '2026-06-30T23:00', -7],
  ['Europe/Oslo', '2026-12-01T06:00:00Z', '2026-12-01T07:00', 1],
  ['Asia/Seoul', '2026-12-01T06:00:00Z', '2026-12-01T15:00', 9],
  ['Asia/Kolkata', '2026-12-01T06:00:00Z', '2026-12-01T11:30', 5.5],
  ['Asia/Kathmandu', '2026-12-01T00:00:00Z', '2026-12-01T05:45', 5.75],
  ['UTC', '2026-12-01T00:00:00Z', '2026-12-01T00:00', 0],
])('clocks in %s at %s show %s', (zone, instant, shown, hours) => {
  expect(wallTimeAt(zone, at(instant))).toEqual(wall(shown));
  expect(offsetAt(zone, at(instant))).toBe(hours * 3_600_000);
});

describe('what clocks show is', () => {
  test.each([
    ['America/Los_Angeles', '2026-11-30T22:00', ['2026-12-01T06:00']],
    ['Asia/Seoul', '2026-12-01T15:00', ['2026-12-01T06:00']],
    ['America/Los_Angeles', '2026-11-01T01:30', ['2026-11-01T08:30', '2026-11-01T09:30']],
    ['Europe/Oslo', '2026-10-25T02:15', ['2026-10-25T00:15', '2026-10-25T01:15']],
    ['America/Los_Angeles', '2026-03-08T02:30', []],
    ['Europe/Oslo', '2026-03-29T02:00', []],
    ['Europe/Oslo', '2026-03-29T03:00', ['2026-03-29T01:00']],
    ['Australia/Lord_Howe', '2026-10-04T02:15', []],
    ['Australia/Lord_Howe', '2026-04-05T01:45', ['2026-04-04T14:45', '2026-04-04T15:15']],
  ])('in %s at %s: %j', (zone, shown, instants) => {
    expect(texts(instantsOf(zone, wall(shown)))).toEqual(instants);
  });

  test('in every zone, of every instant, that instant again', () => {
    const instant = fc
      .integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2032, 0) / 60_000 })
      .map((minutes) => new Date(minutes * 60_000));
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instant, (zone, time) => {
        const found = instantsOf(zone, wallTimeAt(zone, time));
        expect(texts(found)).toContain(time.toISOString().slice(0, 16));
        expect(found.length).toBeLessThan(3);
      }),
    );
  });
});

test('a day that begins within a gap begins when the clocks have been put forward', () => {
  // Lebanon puts its clocks forward at midnight.
  expect(firstInstantFrom('Asia/Beirut', wall('2026-03-29T00:00'))).toEqual(
    at('2026-03-28T22:00:00Z'),
  );
  expect(wallTimeAt('Asia/Beirut', at('2026-03-28T22:00:00Z')).hour).toBe(1);
});

describe('changes of clocks', () => {
  const year = { from: at('2026-01-01T00:00:00Z'), before: at('2027-01-01T00:00:00Z') };

  test.each([
    ['America/Los_Angeles', ['2026-03-08T10:00', '2026-11-01T09:00']],
    ['Europe/Oslo', ['2026-03-29T01:00', '2026-10-25T01:00']],
    ['Asia/Seoul', []],
    ['Asia/Kolkata', []],
    ['Australia/Lord_Howe', ['2026-04-04T15:00', '2026-10-03T15:30']],
  ])('in %s are at %j', (zone, instants) => {
    expect(texts(clockChanges(zone, year).map((change) => change.at))).toEqual(instants);
  });

  test('tell by how much', () => {
    const [forward] = clockChanges('Europe/Oslo', year);
    expect(forward).toMatchObject({ before: 3_600_000, after: 7_200_000 });
  });
});

test.each([
  [0, 'UTC'],
  [9 * 3_600_000, 'UTC+9'],
  [-3.5 * 3_600_000, 'UTC-3:30'],
  [5.75 * 3_600_000, 'UTC+5:45'],
])('%i milliseconds ahead is %s', (offset, name) => {
  expect(offsetName(offset)).toBe(name);
});

test('UTC has many names', () => {
  expect(['UTC', 'Etc/UTC', 'GMT', 'Europe/London', 'Asia/Seoul'].map(isUtc)).toEqual([
    ...[true, true, true],
    ...[false, false],
  ]);
});
