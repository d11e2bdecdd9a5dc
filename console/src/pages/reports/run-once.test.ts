import { InsightsError, type NewReport, type Report } from '@partner-insights/client/browser';
import { expect, test } from 'vitest';
import { runOnce } from './run-once.ts';

const report = { queryId: 'q', query: 'SELECT a FROM B', format: 'tsv' } as Report;
const given = { report, name: 'Once' };

/** A client that knows the queries of these ids. */
function clientWith(...known: string[]) {
  const created: NewReport[] = [];
  const createReport = async (wanted: NewReport) => {
    if (!known.includes(wanted.queryId))
      throw new InsightsError('Invalid QueryId', { status: 400 });
    created.push(wanted);
    return report;
  };
  const createQuery = async ({ name, query }: { name: string; query: string }) => {
    known.push('new');
    return { queryId: 'new', name, query } as never;
  };
  return { created, client: { createReport, createQuery } };
}

test('a report of its own runs the query once, in the same format', async () => {
  const { client, created } = clientWith('q');
  await runOnce(client, given);
  expect(created).toEqual([{ reportName: 'Once', queryId: 'q', executeNow: true, format: 'tsv' }]);
});

test('a query that was deleted since is made anew of the text that the report has kept', async () => {
  const { client, created } = clientWith();
  await runOnce(client, given);
  expect(created).toMatchObject([{ queryId: 'new', executeNow: true }]);
});

test('other refusals are told', async () => {
  const { client } = clientWith('q');
  const refused = new InsightsError('You have 1000 reports', { status: 400 });
  const full = { ...client, createReport: () => Promise.reject(refused) };
  await expect(runOnce(full, given)).rejects.toBe(refused);
});
