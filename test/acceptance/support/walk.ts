import { expect } from 'vitest';
import { createApi, onlyItem } from './api.ts';
import { completedExecution, createQuery, createRunNow, parseRows, secureLink } from './reports.ts';

/** Datasets, query, report, execution, download, with a token from anywhere; the seed's five steps. */
export async function walkThrough(serverUrl: string, token: string): Promise<void> {
  const api = createApi(serverUrl, token);
  const dataset = onlyItem(await api.get('ScheduledDataset?datasetName=DynamicsUsage'));
  expect(dataset.selectableColumns).toHaveLength(27);
  const queryId = await createQuery(api, 'SELECT SubscriptionId FROM DynamicsUsage');
  const report = await createRunNow(api, queryId);
  const link = secureLink(await completedExecution(api, report.reportId));
  expect(link.startsWith(`${serverUrl}/`)).toBe(true);
  const rows = parseRows(await (await fetch(link)).text());
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toEqual({ SubscriptionId: expect.stringMatching(/./) });
}
