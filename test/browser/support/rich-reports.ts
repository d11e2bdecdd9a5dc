import { rename } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { BrowserClient, NewReport } from '../../../client/src/browser.ts';
import { apiOf, clockOf } from './api-of.ts';
import type { ConsoleWorld } from './console-world.ts';

const queries: Readonly<Record<string, string>> = {
  seats:
    'SELECT CustomerName, CustomerMarket, WorkloadName, PaidAvailableUnits\nFROM OfficeUsage\nWHERE PaidAvailableUnits >= 10\nORDER BY PaidAvailableUnits DESC\nTIMESPAN LAST_6_MONTHS',
  azure: 'SELECT Month, SubscriptionId, UsageQuantity FROM AzureUsage TIMESPAN LAST_6_MONTHS',
  profile: 'SELECT MPNId, PartnerName FROM Profile',
  learn: 'SELECT CustomerName FROM DynamicsUsage TIMESPAN LIFETIME',
};

/** One failed run: its dataset is not there for as long. */
export async function withoutDataset(
  { home }: Pick<ConsoleWorld, 'home'>,
  dataset: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const folder = join(home, 'data', 'mpn', dataset);
  await rename(folder, `${folder}.away`);
  try {
    await work();
  } finally {
    await rename(`${folder}.away`, folder);
  }
}

/** A receiver of callbacks that answers as it is told. */
export async function callbackReceiver() {
  const receiver = { status: 200, taken: 0 };
  const server = createServer((request, response) => {
    request.resume();
    receiver.taken += 1;
    response
      .writeHead(receiver.status)
      .end(receiver.status === 200 ? 'ok' : 'Down for maintenance');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((closed) => server.close(() => closed()));
  return { receiver, url: `http://127.0.0.1:${port}/insights`, [Symbol.asyncDispose]: close };
}

/** Creates a report that runs every day from an hour of the day on. */
export async function createDaily(
  world: ConsoleWorld,
  client: BrowserClient,
  report: Partial<NewReport> & { readonly reportName: string; readonly query: string },
) {
  const { query, reportName, ...rest } = report;
  const { queryId } = await client.createQuery({ name: reportName, query });
  const startTime = await clockOf(world).hoursFromNow(5);
  return client.createReport({
    ...{ reportName, queryId, startTime, recurrenceInterval: 24 },
    ...rest,
  });
}

/** Reports of every kind with weeks behind them, for pictures; answers the one with the most to see. */
export async function makeRichReports(world: ConsoleWorld, callbackUrl: string): Promise<string> {
  const clock = clockOf(world);
  const create = async (reportName: string, query: string, more: Partial<NewReport> = {}) =>
    createDaily(world, await apiOf(world), { reportName, query: queries[query] ?? '', ...more });
  const seats = await create('Office seats by market', 'seats', {
    ...{ callbackUrl, description: 'For the weekly review of the sales team' },
  });
  await create('Azure consumption', 'azure', { format: 'parquet' });
  await create('Dynamics customers, weekly', 'learn', { recurrenceInterval: 168, format: 'tsv' });
  const paused = await create('Partner profile', 'profile', { recurrenceInterval: 48 });
  await create('Quarter close', 'seats', { recurrenceCount: 4, format: 'jsonl' });
  await clock.advance(9 * 24);
  await withoutDataset(world, 'OfficeUsage', () => clock.advance(24));
  await clock.advance(8 * 24);
  await (await apiOf(world)).pauseReport(paused.reportId);
  await clock.advance(3 * 24, false);
  await clock.advance(11 * 24);
  const late = await apiOf(world);
  const [waiting] = await late.executions(seats.reportId, { status: 'Pending' });
  if (waiting) await late.cancelExecution(waiting.executionId);
  await clock.advance(4 * 24);
  await withoutDataset(world, 'AzureUsage', () => clock.advance(24));
  const now = await apiOf(world);
  await now.createReport({
    ...{ reportName: 'Office seats by market (run now)', queryId: seats.queryId ?? '' },
    executeNow: true,
  });
  await create('Seats of new customers', 'seats', { recurrenceInterval: 72 });
  return seats.reportId;
}
