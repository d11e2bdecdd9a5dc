import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTableStatistics } from '../../src/engine/clickhouse/table-statistics.ts';
import { createSnapshotStatistics } from '../../src/engine/snapshots/snapshot-statistics.ts';
import { factsCatalog, factsDataset } from '../../src/engine/testing/semantics/facts.ts';
import { writeFacts } from '../../src/engine/testing/semantics/facts-file.ts';
import { semantics } from '../../src/engine/testing/semantics/semantics.ts';
import { openTwinEngines, type TwinEngines, tableOf } from './support/twin-engines.ts';

let twins: TwinEngines;

beforeAll(async () => {
  twins = await openTwinEngines(factsCatalog);
  await twins.load(factsDataset, [writeFacts(twins.folder)]);
});
afterAll(() => twins[Symbol.asyncDispose]());

const accounts = [...semantics.map(({ rule }) => rule), 'nobody'];

test.each(accounts)('the extent of %s’s data is the same on both engines', async (account) => {
  const here = createSnapshotStatistics(twins.dataFolder);
  const { server } = twins;
  const there = createTableStatistics({ catalog: factsCatalog, server, tableOf });
  const [stored, told] = [
    await here.extent(factsDataset, account),
    await there.extent(factsDataset, account),
  ];
  const { rows, firstTime, lastTime } = stored ?? {};
  expect(told).toMatchObject({ rows, firstTime, lastTime });
  expect(told?.snapshotId).not.toBe('');
  expect(Number.isNaN(Date.parse(told?.snapshotTime ?? ''))).toBe(false);
});
