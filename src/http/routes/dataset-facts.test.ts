import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpWorld, httpWorld, previewOf } from '../testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld({ engine: previewOf({ CustomerMarket: 'Japan' }) });
});
afterAll(() => world[Symbol.asyncDispose]());

test('freshness of all datasets, or of one', async () => {
  const { body } = await world.call('GET', 'ScheduledDataset/freshness');
  expect(body.message).toBe('Dataset freshness fetched successfully');
  expect(body.value).toHaveLength(21);
  const one = await world.call('GET', 'ScheduledDataset/freshness?datasetName=officeusage');
  expect(one.body.value).toMatchObject([
    { datasetName: 'OfficeUsage', watermark: '2026-03-01T12:00:00Z', rows: 1000, isOverdue: false },
  ]);
});

test('samples of one dataset; what is withheld has none, and the answer says so', async () => {
  const url = 'ScheduledDataset/samples?datasetName=officeusage';
  const { body } = await world.call('GET', url);
  expect(body).toMatchObject({ totalCount: 1, dataRedacted: false });
  expect(body.value[0].columns).toContainEqual({
    ...{ name: 'CustomerMarket', withheld: false, values: ['Japan'] },
  });
  const revenue = 'ScheduledDataset/samples?datasetName=SeatsSubscriptionsAndRevenue';
  const less = await world.call('GET', revenue, { user: 'viewer' });
  expect(less.body.dataRedacted).toBe(true);
});

test.each([
  ['freshness?datasetName=OfficeUsge', 404],
  ['samples?datasetName=OfficeUsge', 404],
  ['samples?datasetName=', 404],
  ['samples', 400],
])('%s is a %i', async (url, status) => {
  expect((await world.call('GET', `ScheduledDataset/${url}`)).status).toBe(status);
});
