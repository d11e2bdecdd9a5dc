import type { Report } from '@partner-insights/client/browser';
import { describe, expect, test } from 'vitest';
import { changeOf, newReportOf, readForm } from './read-form.ts';
import { formOf, newForm, type ReportForm } from './report-form.ts';
import { readSchedule, type ScheduleForm, type ScheduleRules } from './schedule-form.ts';
import { rewriteWall } from './wall-text.ts';

const now = new Date('2026-11-26T16:00:00Z');
const rulesIn = (zone: string, more: Partial<ScheduleRules> = {}): ScheduleRules => ({
  ...{ now, minimumLeadHours: 4, minimumInterval: 24, refreshDays: 1, keptStart: null },
  zone,
  ...more,
});
const seoul = rulesIn('Asia/Seoul');
const california = rulesIn('America/Los_Angeles');
const proposed = { name: 'Azure usage', description: '' };

const form = (more: Partial<ScheduleForm> = {}, rules = seoul): ScheduleForm => ({
  ...newForm('q1', rules).schedule,
  ...more,
});

describe('what is proposed', () => {
  test.each([
    ['Asia/Seoul', '2026-11-27', '06:00', '2026-11-26T21:00:00Z'],
    ['America/Los_Angeles', '2026-11-27', '06:00', '2026-11-27T14:00:00Z'],
    ['UTC', '2026-11-27', '06:00', '2026-11-27T06:00:00Z'],
  ])('in %s is a morning far enough ahead: %s %s', (zone, date, time, startTime) => {
    const rules = rulesIn(zone);
    const { schedule } = newForm('q1', rules);
    expect(schedule).toMatchObject({ date, time });
    expect(readSchedule(schedule, rules).schedule).toEqual({
      startTime,
      intervalHours: 24,
      count: null,
    });
  });

  test('is as often as the dataset is renewed', () => {
    const weekly = rulesIn('UTC', { refreshDays: 5 });
    expect(readSchedule(form({}, weekly), weekly).schedule?.intervalHours).toBe(168);
  });
});

describe('a schedule', () => {
  test.each<[Partial<ScheduleForm>, object]>([
    [{ time: '' }, { start: { code: 'required' } }],
    [{ date: '2026-11-26', time: '10:00' }, { start: { code: 'tooEarly' } }],
    [{ date: '2046-11-26' }, { start: { code: 'tooFar' } }],
    [{ rhythm: 'other', every: '23' }, { interval: { code: 'hours', least: 24, unit: 'hours' } }],
    [{ rhythm: 'other', every: '2161' }, { interval: { code: 'hours' } }],
    [{ rhythm: 'other', every: '91', unit: 'days' }, { interval: { unit: 'days' } }],
    [{ rhythm: 'other', every: '1.5' }, { interval: { code: 'hours' } }],
    [{ end: 'count', count: '0' }, { end: { code: 'between', least: 1 } }],
    [{ end: 'count', count: '' }, { end: { code: 'between' } }],
    [{ end: 'date', lastDate: '' }, { end: { code: 'required' } }],
    [{ end: 'date', lastDate: '2026-11-26' }, { end: { code: 'beforeStart' } }],
  ])('with %j says what is wrong', (fields, problems) => {
    const read = readSchedule(form(fields), seoul);
    expect(read.schedule).toBeNull();
    expect(read.problems).toMatchObject(problems);
  });

  test('too early says from when on it would be right, to the minute', () => {
    const late = { ...seoul, now: new Date('2026-11-26T16:00:01Z') };
    const { problems } = readSchedule(form({ date: '2026-11-26' }), late);
    expect(problems.start).toMatchObject({ earliest: new Date('2026-11-26T20:01:00Z') });
  });

  test('ends after a day of the zone that it is written in', () => {
    const ending = form({ rhythm: 'daily', end: 'date', lastDate: '2026-12-03' });
    expect(readSchedule(ending, seoul).schedule?.count).toBe(7);
    const first = form({ rhythm: 'daily', end: 'date', lastDate: '2026-11-27' });
    expect(readSchedule(first, seoul).schedule?.count).toBe(1);
  });

  test('refuses a time that clocks leap over, and takes the first of two', () => {
    const gap = form({ date: '2027-03-14', time: '02:30' }, california);
    expect(readSchedule(gap, california).problems.start).toMatchObject({
      ...{ code: 'gap', before: '02:00', after: '03:00' },
    });
    const twice = readSchedule(form({ date: '2027-11-07', time: '01:30' }, california), california);
    expect([twice.isTwice, twice.schedule?.startTime]).toEqual([true, '2027-11-07T08:30:00Z']);
  });

  test('keeps its instant when its times are shown in another zone', () => {
    const here = { date: '2026-11-30', time: '22:00' };
    const there = rewriteWall(here, 'America/Los_Angeles', 'UTC');
    expect(there).toEqual({ date: '2026-12-01', time: '06:00' });
    expect(rewriteWall(there, 'UTC', 'America/Los_Angeles')).toEqual(here);
  });
});

const report: Report = {
  ...{ reportId: 'r1', reportName: 'Mine', description: null, queryId: 'q1', query: 'SELECT' },
  ...{ user: 'me', createdTime: null, modifiedTime: null, executeNow: false },
  // With seconds, which the fields do not show.
  ...{ startTime: '2026-03-08T10:00:30Z', reportStatus: 'Active', recurrenceInterval: 48 },
  ...{ recurrenceCount: 300, callbackUrl: null, callbackMethod: 'POST', format: 'csv' },
  ...{ callbackStatus: null, catchUp: 'latest', catchUpWindowHours: 720 },
};

describe('for the service', () => {
  const created = (more: Partial<ReportForm>) => {
    const filled = { ...newForm('q1', seoul), ...more };
    return newReportOf(filled, readForm(filled, proposed, seoul));
  };

  test('a scheduled report has its schedule, and nothing that was left as it is', () => {
    expect(created({})).toEqual({
      ...{ reportName: 'Azure usage', queryId: 'q1', format: 'csv' },
      ...{ startTime: '2026-11-26T21:00:00Z', recurrenceInterval: 24 },
    });
  });

  test('one that runs now has no schedule, and the time that was given for its rows', () => {
    const period = { periodFrom: '2026-01-01T09:00', periodTo: '2026-02-01T09:00' };
    expect(created({ when: 'once', format: 'parquet', ...period })).toEqual({
      ...{ reportName: 'Azure usage', queryId: 'q1', format: 'parquet', executeNow: true },
      ...{ queryStartTime: '2026-01-01T00:00:00Z', queryEndTime: '2026-02-01T00:00:00Z' },
    });
  });

  test.each<[Partial<ReportForm>, string]>([
    [{ queryId: null }, 'query'],
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(257) }, 'name'],
    [{ description: 'x'.repeat(4097) }, 'description'],
    [{ callbackUrl: 'example.com' }, 'callbackUrl'],
    [{ callbackUrl: 'ftp://example.com' }, 'callbackUrl'],
    [{ catchUpWindow: '0' }, 'catchUpWindow'],
    [{ when: 'once', periodFrom: '2026-02-01T09:00', periodTo: '2026-01-01T09:00' }, 'periodTo'],
  ])('%j is not sent: %s', (more, field) => {
    expect(created(more)).toBeNull();
    const filled = { ...newForm('q1', seoul), ...more };
    expect(Object.keys(readForm(filled, proposed, seoul).problems)).toEqual([field]);
  });

  test('of a report that is there only what was changed is sent', () => {
    const rules = rulesIn('America/Los_Angeles', {
      keptStart: new Date(report.startTime ?? 0),
    });
    const filled = formOf(report, rules.zone);
    const change = (more: Partial<ReportForm>) => {
      const changed = { ...filled, ...more };
      return changeOf(changed, readForm(changed, proposed, rules), report);
    };
    expect(change({})).toEqual({});
    expect(change({ name: 'Ours', callbackUrl: 'https://example.com/' })).toEqual({
      ...{ reportName: 'Ours', callbackUrl: 'https://example.com/' },
    });
    expect(change({ schedule: { ...filled.schedule, end: 'never' } })).toEqual({
      recurrenceCount: null,
    });
    expect(change({ schedule: { ...filled.schedule, every: '3' } })).toEqual({
      recurrenceInterval: 72,
    });
    const moved = { ...filled.schedule, date: '2026-12-01', time: '03:00' };
    expect(change({ schedule: moved })).toEqual({ startTime: '2026-12-01T11:00:00Z' });
    expect(change({ schedule: { ...moved, date: '2026-11-01' } })).toBeNull();
  });
});
