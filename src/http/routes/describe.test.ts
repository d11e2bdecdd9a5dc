import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpWorld, httpWorld } from '../testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const described = async (user: string) => {
  const url = 'ScheduledDataset/describe?datasetName=seatssubscriptionsandrevenue';
  const { body } = await world.call('GET', url, { user });
  return body.value[0];
};

test('all datasets are described, with the columns and metrics that their list names', async () => {
  const { body } = await world.call('GET', 'ScheduledDataset/describe');
  const { body: listed } = await world.call('GET', 'ScheduledDataset');
  expect(body.value).toHaveLength(21);
  const names = (things: { name: string }[]) => things.map(({ name }) => name);
  body.value.forEach((dataset: (typeof body.value)[number], index: number) => {
    expect(dataset).toMatchObject(listed.value[index]);
    expect(names(dataset.columns)).toEqual(dataset.selectableColumns);
    expect(names(dataset.metrics)).toEqual(dataset.availableMetrics);
    expect(dataset.description).not.toBe('');
  });
});

test('columns and metrics over them are marked where the caller’s rights empty them', async () => {
  const [full, less] = [await described('exec'), await described('viewer')];
  const withheld = (things: { name: string; withheld: boolean }[]) =>
    things.filter((thing) => thing.withheld).map(({ name }) => name);
  expect(withheld([...full.columns, ...full.metrics])).toEqual([]);
  expect(withheld(less.columns)).toEqual(
    less.columns.flatMap((column: { name: string; sensitivity: string | null }) =>
      column.sensitivity ? [column.name] : [],
    ),
  );
  expect(withheld(less.columns).length).toBeGreaterThan(0);
  const revenue = less.metrics.filter((metric: { unit: string }) => metric.unit === 'USD');
  expect(withheld(less.metrics)).toEqual(revenue.map(({ name }: { name: string }) => name));
  expect(revenue[0].formula).toMatch(/^sum\(\w+\)$/);
});

test('an unknown dataset is a 404 that suggests one', async () => {
  const { status, body } = await world.call(
    'GET',
    'ScheduledDataset/describe?datasetName=OfficeUsge',
  );
  expect(status).toBe(404);
  expect(body.message).toContain('Did you mean OfficeUsage?');
});

test('who am I: rights, and what they withhold', async () => {
  const { body } = await world.call('GET', 'me', { user: 'viewer' });
  expect(body.value).toEqual([
    {
      ...{ userId: 'viewer', userName: 'viewer@contoso.example', displayName: 'viewer' },
      ...{ kind: 'user', tenantId: 'c0470500-0000-4000-8000-000000000001' },
      ...{ partnerName: 'Contoso', accountId: '1001000', isOperator: false },
      roles: [{ role: 'report-viewer', locations: null }],
      ...{ wholeAccount: true, locations: [], withheld: ['revenue', 'personal'] },
    },
  ]);
});

test('who am I, without a role: nobody who sees nothing', async () => {
  const { status, body } = await world.call('GET', 'me', { user: 'nobody' });
  expect(status).toBe(200);
  expect(body.value).toMatchObject([
    { userId: 'nobody', roles: [], wholeAccount: false, locations: [], withheld: [] },
  ]);
});
