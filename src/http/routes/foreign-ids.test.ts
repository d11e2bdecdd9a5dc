import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccessWorld, accessWorld, type Request } from '../testing/access-world.ts';
import type { Answer } from '../testing/http-world.ts';
import { type OwnThings, ownThings } from '../testing/own-things.ts';

/**
 * Whoever owns a thing of a kind tries it together with an id of somebody else's: the table of
 * access-table.test.ts asks by foreign ids alone.
 */

let world: AccessWorld;
let own: OwnThings;
let foreign: OwnThings;
beforeAll(async () => {
  world = await accessWorld();
  own = await ownThings(world, 'other partner');
  foreign = await ownThings(world);
});
afterAll(() => world[Symbol.asyncDispose]());

const ask = (method: Request['method'], url: string, body?: object): Promise<Answer> =>
  world.as('other partner', { method, url, body });
const codes = ({ status, headers }: Answer) => [status, headers['x-error-code']];

describe('an id of another partner beside one of one’s own', () => {
  test('query: no report is made from it, and none is found by it', async () => {
    const schedule = { StartTime: '2026-03-02T04:00:00Z', RecurrenceInterval: 24 };
    const body = { ReportName: 'r', QueryId: foreign.queryId, ...schedule };
    expect(codes(await ask('POST', 'ScheduledReport', body))).toEqual([400, 'query_id_invalid']);
    const now = { ReportName: 'r', QueryId: foreign.queryId, ExecuteNow: true };
    expect(codes(await ask('POST', 'ScheduledReport', now))).toEqual([400, 'query_id_invalid']);
    const both = `ScheduledReport?reportId=${own.reportId}&queryId=${foreign.queryId}`;
    expect(codes(await ask('GET', both))).toEqual([404, 'reports_not_found']);
  });

  test('report: it changes by nobody’s hand but the owner’s', async () => {
    const owner = await world.as('executive', {
      ...{ method: 'GET', url: `ScheduledReport?reportId=${foreign.reportId}` },
    });
    for (const [method, url, body] of [
      ['PUT', `ScheduledReport/${foreign.reportId}`, { ReportName: 'mine' }],
      ['PUT', `ScheduledReport/pause/${foreign.reportId}`],
      ['DELETE', `ScheduledReport/${foreign.reportId}`],
    ] as const) {
      expect(codes(await ask(method, url, body))).toEqual([404, 'report_not_found']);
    }
    const after = await world.as('executive', {
      ...{ method: 'GET', url: `ScheduledReport?reportId=${foreign.reportId}` },
    });
    expect(after.body).toEqual(owner.body);
  });

  test('execution: neither alone nor in a list with one’s own', async () => {
    const url = `ScheduledReport/execution/${own.completedReportId}?executionId=`;
    const alone = await ask('GET', url + foreign.completedExecutionId);
    expect(codes(alone)).toEqual([404, 'executions_not_found']);
    const list = `${own.completedExecutionId};${foreign.completedExecutionId}`;
    const { body } = await ask('GET', url + encodeURIComponent(list));
    expect(body.value.map((one: { executionId: string }) => one.executionId)).toEqual([
      own.completedExecutionId,
    ]);
    const cancel = await ask('PUT', `ScheduledReport/execution/cancel/${foreign.executionId}`);
    expect(codes(cancel)).toEqual([404, 'execution_not_found']);
  });

  test('callback delivery: it is not sent again under one’s own report', async () => {
    const url = `ScheduledReport/callback/replay/${own.reportId}`;
    expect((await ask('POST', url, { DeliveryId: own.deliveryId })).status).toBe(200);
    const replay = await ask('POST', url, { DeliveryId: foreign.deliveryId });
    expect(codes(replay)).toEqual([404, 'deliveries_not_found']);
  });

  test('link: a signature opens the file that it was made for, until it was made to, and no other', async () => {
    const [path = '', query = ''] = own.link.split('?');
    const opened = await world.ask(undefined, { method: 'GET', url: own.link });
    expect([opened.status, opened.body]).toEqual([200, 'rows\n']);
    const later = query.replace(/se=(\d+)/, (_, end) => `se=${Number(end) + 1}`);
    for (const url of [
      `${path.replace(own.completedExecutionId, foreign.completedExecutionId)}?${query}`,
      `${foreign.link.split('?', 1)[0]}?${query}`,
      `${path}?${later}`,
      `${path}?${foreign.link.split('?')[1]}`,
      path,
    ]) {
      expect(codes(await ask('GET', url)), url).toEqual([403, 'link_invalid']);
    }
  });
});
