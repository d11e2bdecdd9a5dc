import { describe, expect, test } from 'vitest';
import { english } from '../i18n/en/index.ts';
import { createFormats } from '../i18n/formats.ts';
import { korean } from '../i18n/ko/index.ts';
import { clockShifts, shiftWords } from './clock-shifts.ts';
import type { Schedule } from './schedule.ts';
import { scheduleWords } from './schedule-words.ts';

const wordingIn = (zone: string) => ({
  texts: english.schedule,
  formats: createFormats('en'),
  zone,
});
const daily: Schedule = { startTime: '2026-12-01T06:00:00Z', intervalHours: 24, count: 30 };
const now = new Date('2026-11-26T16:00:00Z');

describe('a schedule in words', () => {
  test.each([
    [
      daily,
      'Asia/Seoul',
      'Every 24 hours, from Tue, Dec 1, 2026, 06:00 UTC (15:00 your time), 30 times, until Wed, Dec 30, 2026, 06:00 UTC (15:00 your time).',
    ],
    [
      { ...daily, count: null, intervalHours: 168 },
      'America/Los_Angeles',
      'Every 168 hours (7 days), from Tue, Dec 1, 2026, 06:00 UTC (Mon, Nov 30, 2026, 22:00 your time), until you pause or delete it.',
    ],
    [{ ...daily, intervalHours: 0 }, 'UTC', 'Once, on Tue, Dec 1, 2026, 06:00 UTC'],
    [
      { ...daily, count: 1 },
      'UTC',
      'Every 24 hours, from Tue, Dec 1, 2026, 06:00 UTC, one time only, until Tue, Dec 1, 2026, 06:00 UTC.',
    ],
  ])('%j in %s', (schedule, zone, words) => {
    expect(scheduleWords(schedule, wordingIn(zone))).toBe(words);
  });

  test('says it in Korean', () => {
    const wording = { texts: korean.schedule, formats: createFormats('ko'), zone: 'Asia/Seoul' };
    expect(scheduleWords(daily, wording)).toBe(
      '2026년 12월 1일 (화) 06:00(UTC, 내 시간 15:00)부터 24시간마다, 30번, 2026년 12월 30일 (수) 06:00(UTC, 내 시간 15:00)까지 실행합니다.',
    );
  });
});

describe('changes of clocks', () => {
  const endless = { ...daily, count: null };

  test('are told for the coming year, with the local times before and after', () => {
    const shifts = clockShifts(endless, 'America/Los_Angeles', now);
    const [forward, back] = shifts.map((shift) =>
      shiftWords(shift, endless, wordingIn('America/Los_Angeles')),
    );
    expect(shifts).toHaveLength(2);
    expect(forward).toBe(
      'On Sun, Mar 14, 2027 your clocks go forward by 1 hour: from then on it runs at 23:00 your time, no longer at 22:00.',
    );
    expect(back).toContain('Nov 7, 2027 your clocks go back by 1 hour');
    expect(back).toContain('from then on it runs at 22:00 your time, no longer at 23:00');
  });

  test('of runs at many times of the day are told by how much', () => {
    const often = { ...endless, intervalHours: 5 };
    const [shift] = clockShifts(often, 'Europe/Oslo', now);
    expect(shift && shiftWords(shift, often, wordingIn('Europe/Oslo'))).toContain('1 hour later');
  });

  test('after the last run, or where there are none, are not told', () => {
    expect(clockShifts(daily, 'America/Los_Angeles', now)).toEqual([]);
    expect(clockShifts(endless, 'Asia/Seoul', now)).toEqual([]);
    expect(clockShifts({ ...endless, intervalHours: 0 }, 'Europe/Oslo', now)).toEqual([]);
  });
});
