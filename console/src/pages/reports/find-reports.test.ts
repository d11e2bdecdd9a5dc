import type { ExecutionStatus, Report, ReportSummary } from '@partner-insights/client/browser';
import { expect, test } from 'vitest';
import { missedTimes } from './caught-up.ts';
import { datasetOf } from './dataset-of.ts';
import { countShown, findReports, listReports, mergeSummaries } from './find-reports.ts';
import { type ListSearch, readListSearch } from './list-search.ts';

const report = (reportName: string, change: Partial<Report> = {}) =>
  ({
    ...{ reportId: reportName, reportName, description: null, reportStatus: 'Active' },
    ...{ query: 'SELECT Month FROM OfficeUsage' },
    ...change,
  }) as Report;
const summary = (reportId: string, day: number, status: ExecutionStatus, next?: string) =>
  ({
    reportId,
    upcomingTimes: next ? [next] : [],
    lastExecution: { executionStatus: status, dueTime: `2026-11-${day}T06:00:00Z` },
  }) as unknown as ReportSummary;

const all = listReports(
  [
    report('seats', { description: 'For sales' }),
    report('azure', { reportStatus: 'Paused', query: 'SELECT Month FROM AzureUsage' }),
    report('done', { reportStatus: 'Inactive' }),
    report('new'),
  ],
  [
    summary('seats', 25, 'Failed', '2026-11-28T06:00:00Z'),
    summary('azure', 20, 'Completed'),
    summary('done', 26, 'Completed'),
  ],
);
const names = (search: ListSearch) => findReports(all, search).map((one) => one.report.reportName);

test.each<[ListSearch, string]>([
  [{}, 'azure done new seats'],
  [{ desc: true }, 'seats new done azure'],
  [{ q: 'SALES' }, 'seats'],
  [{ q: 'azureusage month' }, 'azure'],
  [{ q: 'nothing' }, ''],
  [{ status: 'Paused' }, 'azure'],
  [{ status: 'failing' }, 'seats'],
  [{ sort: 'status' }, 'seats new azure done'],
  [{ sort: 'last' }, 'done seats azure new'],
  [{ sort: 'next' }, 'seats azure done new'],
])('%j finds %s', (search, expected) => {
  expect(names(search).join(' ')).toBe(expected);
});

test('counts for the filter', () => {
  const counts = (['Active', 'Paused', 'Inactive', 'failing'] as const).map((status) =>
    countShown(all, status),
  );
  expect(counts).toEqual([2, 1, 1, 1]);
});

test('newer summaries take the places of the old ones', () => {
  const [one, two] = [summary('a', 1, 'Failed'), summary('b', 1, 'Failed')];
  const newer = summary('b', 2, 'Completed');
  expect(mergeSummaries([one, two], [newer, summary('c', 1, 'Failed')])).toEqual([one, newer]);
});

test.each([
  [{ q: 'a', status: 'Paused', sort: 'last', desc: true }, undefined],
  [{ q: '', status: 'other', sort: 5, desc: 'yes', more: 1 }, {}],
])('of the address %j is taken what it may hold', (raw, taken) => {
  expect(readListSearch(raw)).toEqual(taken ?? raw);
});

test.each([
  ['SELECT Month\nfrom OfficeUsage', 'OfficeUsage'],
  ["WHERE City = 'x from Nowhere' SELECT a FROM AzureUsage", 'AzureUsage'],
  ["WHERE City = 'it''s from Here' FROM B", 'B'],
  ['SELECT', null],
  [null, null],
])('%j reads %s', (query, dataset) => {
  expect(datasetOf(query)).toBe(dataset);
});

test('a run that caught up stands for the due times from the first missed one to its own', () => {
  const at = (day: number) => ({ dueTime: `2026-11-${day}T06:00:00Z` });
  const run = { ...at(13), caughtUpFrom: at(11).dueTime, caughtUpTo: at(13).dueTime };
  expect(missedTimes(run, [14, 13, 12, 11, 10].map(at))).toBe(3);
  expect(missedTimes({ ...at(13), caughtUpFrom: null, caughtUpTo: null }, [at(13)])).toBe(0);
});
