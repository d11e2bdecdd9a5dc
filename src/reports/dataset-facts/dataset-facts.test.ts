import { expect, test } from 'vitest';
import type { Preview } from '../../engine/engine.ts';
import { PublicError } from '../../kernel/errors.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import type { Caller } from '../caller.ts';
import { PROGRAM, reportsWorld } from '../testing/reports-world.ts';
import { datasetFreshness } from './dataset-freshness.ts';
import { sampleValues } from './sample-values.ts';

const signal = new AbortController().signal;
const AZURE = { program: PROGRAM, datasetName: 'azureusage' };

const previewed = (...rows: Preview['rows']) => ({
  preview: async (): Promise<Preview> => ({ columns: [], rows, snapshotId: 'snapshot-1' }),
});

async function world() {
  const opened = await reportsWorld();
  const { context, caller, engine } = opened;
  const freshness = (by: Pick<Caller, 'grant'> = caller, asked: { datasetName?: string } = AZURE) =>
    datasetFreshness(context, by, { program: PROGRAM, ...asked }, signal);
  const samples = (by = caller, asked = AZURE) => sampleValues(context, by, asked, signal);
  const scoped: Caller = { ...caller, grant: { ...caller.grant, locations: ['L1'] } };
  const plans: readonly GuardedPlan[] = engine.plans;
  return { ...opened, freshness, samples, scoped, plans };
}

test('who sees the whole account is told by what is noted of its data', async () => {
  const { freshness, plans } = await world();
  expect(await freshness()).toEqual([
    {
      ...{ datasetName: 'AzureUsage', snapshotId: 'snapshot-1' },
      ...{ watermark: '2026-03-10T12:00:00Z', nextRefreshTime: '2026-03-14T12:00:00Z' },
      ...{ isOverdue: false, rows: 1000 },
      ...{ firstTime: '2025-01-01T00:00:00Z', lastTime: '2026-02-01T00:00:00Z' },
    },
  ]);
  expect(plans).toEqual([]);
});

test('all datasets are told of when none is named; one without a time column has no times', async () => {
  const { freshness, context } = await world();
  const all = await freshness(undefined, {});
  expect(all).toHaveLength(21);
  const timeless = context.catalog.datasets(PROGRAM).filter(({ timeColumn }) => !timeColumn);
  expect(timeless.length).toBeGreaterThan(0);
  expect(all.filter(({ lastTime }) => lastTime === null)).toHaveLength(timeless.length);
});

test('data that did not come in time is overdue', async () => {
  const { freshness, clock } = await world();
  clock.set('2026-03-14T12:00:01Z');
  expect(await freshness()).toMatchObject([{ isOverdue: true }]);
});

test('who sees some locations is told by guarded plans, once for each snapshot', async () => {
  const { freshness, scoped, plans, context } = await world();
  Object.assign(context.engine, previewed({ Month: '2026-01-01' }));
  const expected = { rows: 1, firstTime: '2026-01-01T00:00:00Z', lastTime: '2026-01-01T00:00:00Z' };
  expect(await freshness(scoped)).toMatchObject([expected]);
  const counted = plans.length;
  expect(await freshness(scoped)).toMatchObject([expected]);
  expect(plans).toHaveLength(counted);
  expect(plans.every(({ rows }) => rows.locations?.[0] === 'L1')).toBe(true);
});

test('rows that cannot be counted now are not told, and the rest is', async () => {
  const { freshness, scoped, context } = await world();
  const busy = new PublicError('test_queries_busy', { most: 4 });
  Object.assign(context.engine, { measure: () => Promise.reject(busy) });
  expect(await freshness(scoped)).toMatchObject([
    { watermark: '2026-03-10T12:00:00Z', rows: null, lastTime: null },
  ]);
  Object.assign(context.engine, { measure: () => Promise.reject(new Error('broken')) });
  await expect(freshness(scoped)).rejects.toThrow('broken');
});

test('a dataset that was never loaded has no times and no rows', async () => {
  const { freshness, samples, context } = await world();
  Object.assign(context, { extent: async () => undefined });
  expect(await freshness()).toMatchObject([{ watermark: null, rows: null, isOverdue: false }]);
  await expect(samples()).rejects.toMatchObject({ code: 'dataset_empty' });
});

test('sample values are the frequent ones of the newest rows, kept for each snapshot', async () => {
  const { samples, context, engine } = await world();
  let asked = 0;
  Object.assign(engine, {
    preview: async (plan: GuardedPlan): Promise<Preview> => {
      asked += 1;
      expect(plan.interval?.from?.toISOString()).toBe('2026-01-01T00:00:00.000Z');
      const rows = [{ ServiceName: 'B' }, { ServiceName: 'A' }, { ServiceName: 'A' }];
      return { columns: [], rows, snapshotId: 'snapshot-1' };
    },
  });
  const found = await samples();
  expect(found).toMatchObject({ datasetName: 'AzureUsage', rows: 3 });
  expect(found.columns.find(({ name }) => name === 'ServiceName')?.values).toEqual(['A', 'B']);
  await samples();
  expect(asked).toBe(1);
  const events = await context.store.db
    .selectFrom('audit_events')
    .selectAll()
    .where('action', '=', 'dataset.preview')
    .execute();
  expect(events).toHaveLength(2);
});

test('a withheld column has no values, and an unknown dataset is none', async () => {
  const { samples, caller } = await world();
  const viewer: Caller = { ...caller, grant: { ...caller.grant, withheld: ['revenue'] } };
  const { columns } = await samples(viewer);
  const withheld = columns.filter((column) => column.withheld);
  expect(withheld.map(({ name }) => name)).toContain('ACR_USD');
  expect(withheld.flatMap(({ values }) => values)).toEqual([]);
  await expect(samples(viewer, { ...AZURE, datasetName: ' ' })).rejects.toMatchObject({
    code: 'dataset_not_found',
  });
});
