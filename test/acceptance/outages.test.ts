import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, type Item, onlyItem } from './support/api.ts';
import { ledgerOf } from './support/ledger.ts';
import { people } from './support/people.ts';
import { createQuery } from './support/reports.ts';
import { newSampleHome } from './support/sample-home.ts';
import { type RunningProcess, startProcess, urlIn } from './support/start-process.ts';
import { signIn } from './support/tokens.ts';
import { clockOf, hoursAfter } from './support/virtual-clock.ts';

/**
 * Daily reports, and no worker while their times come: the clock leaps, then a worker is started.
 * Each outage begins 5 hours before the first due time.
 */
let home: string;
let node: RunningProcess;
let url: string;
let clock: ReturnType<typeof clockOf>;

const common = () => ['--home', home, '--clock', 'virtual', '--log-level', 'warn'];

beforeAll(async () => {
  home = await newSampleHome();
  node = await startProcess(['api', ...common(), '--port', '0']);
  url = urlIn(node.greeting);
  clock = clockOf(url);
});
afterAll(async () => {
  await node.stop();
  await rm(home, { recursive: true, force: true });
});

const signedIn = async (): Promise<Api> => createApi(url, await signIn(url, people.executive));

/** One daily report for each of the settings; all are first due 5 hours from now. */
async function createReports(
  settings: readonly Item[],
): Promise<{ start: string; ids: unknown[] }> {
  const api = await signedIn();
  const start = hoursAfter((await clock.read()).now, 5);
  const body = {
    ...{ ReportName: 'daily', QueryId: await createQuery(api, 'SELECT MPNId FROM Profile') },
    ...{ StartTime: start, RecurrenceInterval: 24, RecurrenceCount: 10 },
  };
  const made = await Promise.all(
    settings.map((one) => api.post('ScheduledReport', { ...body, ...one })),
  );
  return { start, ids: made.map((answer) => onlyItem(answer).reportId) };
}

/** No worker for so many hours; then one, until everything is made up for. Answers the ledgers. */
async function outage(hours: number, ids: readonly unknown[]): Promise<Item[][]> {
  expect(await clock.leap(hours * 3600)).toMatchObject({ executions: 0 });
  const worker = await startProcess(['worker', ...common()]);
  try {
    await clock.advance({ seconds: 60 });
  } finally {
    await worker.stop();
  }
  const api = await signedIn();
  return Promise.all(ids.map((reportId) => ledgerOf(api, reportId)));
}

const onTime = { caughtUpFrom: null, caughtUpTo: null };

/** What is expected of the execution due so many hours after the start. */
const ofDue = (start: string) => ({
  run: (hours: number, { from = hours } = {}) => ({
    ...{ executionStatus: 'Completed', attempts: 1, failureReason: null },
    dueTime: hoursAfter(start, hours),
    ...{ caughtUpFrom: hoursAfter(start, from), caughtUpTo: hoursAfter(start, hours) },
  }),
  skipped: (hours: number, reason: RegExp) => ({
    ...{ executionStatus: 'Skipped', attempts: 0, startedTime: null, ...onTime },
    ...{ dueTime: hoursAfter(start, hours), failureReason: expect.stringMatching(reason) },
  }),
  waiting: (hours: number) => ({
    ...{ executionStatus: 'Pending', attempts: 0, ...onTime },
    dueTime: hoursAfter(start, hours),
  }),
});

describe('after 24 hours without a worker', () => {
  test('a missed day is made up for once under latest and all, and skipped with its reason under skip', async () => {
    const policies = ['latest', 'all', 'skip'];
    const { start, ids } = await createReports(policies.map((CatchUp) => ({ CatchUp })));
    const [latest, all, skip] = await outage(24, ids);
    const { run, skipped, waiting } = ofDue(start);
    expect(latest).toMatchObject([run(0), waiting(24)]);
    expect(all).toMatchObject([run(0), waiting(24)]);
    expect(skip).toMatchObject([skipped(0, /missed.*skip/), waiting(24)]);
  });

  test('a due time within the grace counts as on time, whatever the policy', async () => {
    const policies = ['latest', 'all', 'skip'];
    const { start, ids } = await createReports(policies.map((CatchUp) => ({ CatchUp })));
    const done = { executionStatus: 'Completed', attempts: 1, dueTime: start, ...onTime };
    for (const ledger of await outage(5.5, ids)) {
      expect(ledger).toMatchObject([done, ofDue(start).waiting(24)]);
    }
  });
});

describe('after 3 days without a worker', () => {
  test('latest runs the newest for all, all runs each, skip none; the grid stays', async () => {
    const settings = [{ CatchUp: 'latest' }, { CatchUp: 'all' }, { CatchUp: 'skip' }];
    const { start, ids } = await createReports(settings);
    const [latest, all, skip] = await outage(72, ids);
    const { run, skipped, waiting } = ofDue(start);
    const stands = new RegExp(`due ${hoursAfter(start, 48)} stands for it`);
    expect(latest).toMatchObject([
      ...[skipped(0, stands), skipped(24, stands), run(48, { from: 0 }), waiting(72)],
    ]);
    expect(all).toMatchObject([run(0), run(24), run(48), waiting(72)]);
    // The oldest first.
    const began = all?.slice(0, 3).map(({ startedTime }) => startedTime);
    expect(began).toEqual(began?.toSorted());
    const missed = /missed.*skip/;
    expect(skip).toMatchObject([
      ...[skipped(0, missed), skipped(24, missed), skipped(48, missed), waiting(72)],
    ]);
  });

  test('what lies before the window is skipped under every policy', async () => {
    const window = { CatchUpWindowHours: 24 };
    const { start, ids } = await createReports([
      { CatchUp: 'latest', ...window },
      { CatchUp: 'all', ...window },
    ]);
    const ledgers = await outage(72, ids);
    const { run, skipped, waiting } = ofDue(start);
    const tooOld = /more than 24 hours ago/;
    for (const ledger of ledgers) {
      expect(ledger).toMatchObject([skipped(0, tooOld), skipped(24, tooOld), run(48), waiting(72)]);
    }
  });
});
