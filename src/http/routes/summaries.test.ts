import { afterAll, beforeAll, expect, test } from 'vitest';
import { completedReport } from '../testing/completed-report.ts';
import { type HttpWorld, httpWorld } from '../testing/http-world.ts';

let world: HttpWorld;
const made: { reportId: string; executionId: string; sha256: string }[] = [];
beforeAll(async () => {
  world = await httpWorld();
  for (const name of ['a', 'b', 'c']) made.push(await completedReport(world, `${name}\n`, name));
});
afterAll(() => world[Symbol.asyncDispose]());

const ids = () => made.map(({ reportId }) => reportId).sort();

test('summaries come in parts, and each leads to the next', async () => {
  const first = await world.call('GET', 'scheduledreport/Summary?LIMIT=2');
  expect(first.body.message).toBe('Report summaries fetched successfully');
  const next = new URL(first.body.nextLink);
  const second = await world.call('GET', `${next.pathname}${next.search}`);
  const told = [...first.body.value, ...second.body.value];
  expect(told.map(({ reportId }: { reportId: string }) => reportId)).toEqual(ids());
  expect(second.body.nextLink).toBeNull();
});

test.each(['0', '101', 'many'])('limit %s is refused', async (limit) => {
  expect((await world.call('GET', `ScheduledReport/summary?limit=${limit}`)).status).toBe(400);
});

test('summaries of some reports, asked for by their ids', async () => {
  const [one, two] = ids();
  const { body } = await world.call('GET', `ScheduledReport/summary?reportId=${two};${one}`);
  expect(body.value).toMatchObject([
    { reportId: one, lastExecution: { executionStatus: 'Completed' }, openExecutions: [] },
    { reportId: two },
  ]);
  const none = await world.call('GET', 'ScheduledReport/summary?reportId=nothing');
  expect([none.status, none.headers['x-error-code']]).toEqual([404, 'reports_not_found']);
});

test('the history has the checksum of the file, and no link', async () => {
  const [report] = made;
  const { body } = await world.call('GET', `ScheduledReport/history/${report?.reportId}`);
  expect(body.value).toMatchObject([
    { executionId: report?.executionId, executionStatus: 'Completed', fileState: 'kept' },
  ]);
  expect(JSON.stringify(body.value)).not.toContain('http');
});
