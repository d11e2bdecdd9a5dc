import { parse } from 'csv-parse/sync';
import { expect, vi } from 'vitest';
import { type Api, type Item, onlyItem } from './api.ts';

/** A query kept under a name; answers its id. */
export async function createQuery(api: Api, query: string, name = 'acceptance'): Promise<string> {
  return String(onlyItem(await api.post('ScheduledQueries', { Name: name, Query: query })).queryId);
}

/** A UTC time so many hours from now, as the contract writes it. */
export const hoursFromNow = (hours: number): string =>
  `${new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 19)}Z`;

export const scheduledReport = (queryId: string): Record<string, unknown> => ({
  ReportName: 'every day',
  QueryId: queryId,
  StartTime: hoursFromNow(30),
  RecurrenceInterval: 24,
  RecurrenceCount: 20,
  Format: 'csv',
});

/** A report that runs once, at once; answers the report. */
export const createRunNow = async (api: Api, queryId: string, more: Item = {}): Promise<Item> =>
  onlyItem(
    await api.post('ScheduledReport', {
      ReportName: 'now',
      QueryId: queryId,
      ExecuteNow: true,
      ...more,
    }),
  );

/** The execution of a report, asked for until it is Completed. */
export const completedExecution = (api: Api, reportId: unknown, seconds = 20): Promise<Item> =>
  vi.waitFor(
    async () => {
      const answer = await api.get(`ScheduledReport/execution/${reportId}`);
      expect(answer.statusCode, answer.message ?? '').toBe(200);
      return onlyItem(answer);
    },
    { timeout: seconds * 1000, interval: 100 },
  );

export const secureLink = (execution: Item): string => {
  expect(execution.reportAccessSecureLink).toBeTypeOf('string');
  return String(execution.reportAccessSecureLink);
};

/** Runs `query` as a report and answers the file's text. */
export async function runReport(api: Api, query: string, more: Item = {}): Promise<string> {
  const report = await createRunNow(api, await createQuery(api, query), more);
  const execution = await completedExecution(api, report.reportId);
  const response = await fetch(secureLink(execution));
  expect(response.status).toBe(200);
  return response.text();
}

export type Row = Readonly<Record<string, string>>;

/** Rows by the names in the header. */
export const parseRows = (text: string, delimiter = ','): Row[] =>
  parse(text, { columns: true, delimiter });
