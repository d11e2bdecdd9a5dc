import { startAzurite } from '../../test/acceptance/support/azurite.ts';
import { openClickHouseWorld } from '../support/clickhouse-world.ts';
import { newHome } from '../support/home.ts';
import { azureUsageQuery, openOneReport } from '../support/one-report.ts';
import { type OpenRow, type Row, type Sample, type Setting, scaled } from '../support/row.ts';
import { workerPeak } from '../support/worker-peak.ts';
import { LARGEST_ACCOUNT } from '../support/world-sql.ts';
import type { Worlds } from '../support/worlds.ts';

export const remoteMemory: Row = {
  name: 'remote-memory',
  ours: 'the peak of the resident memory of a worker that brought a report of 10,000,000 rows from ClickHouse to an object store (Azurite)',
  against: 'of one that brought a report of 1,000,000 rows',
  unit: 'MB',
  target: { atMost: 1.3 },
  limits: [{ name: 'peak', unit: 'MB', below: 400 }],
  rounds: (asked) => Math.ceil(asked / 2),
  warmsUp: false,
  open,
};

async function open(setting: Setting): Promise<OpenRow> {
  const { worlds } = setting;
  const many = await worlds.largeAccount(scaled(10_000_000, setting, 10_000));
  const few = await worlds.largeAccount(scaled(1_000_000, setting, 1000));
  return {
    ours: () => peakOf(worlds, many),
    against: () => peakOf(worlds, few),
    [Symbol.asyncDispose]: async () => {},
  };
}

async function peakOf(worlds: Worlds, data: string): Promise<Sample> {
  await using world = await openClickHouseWorld(worlds, data, 'AzureUsage');
  await using azurite = await startAzurite();
  const env = { ...world.env, ...azurite.settings };
  await using report = await openOneReport(await newHome(worlds, data), LARGEST_ACCOUNT, env);
  const seconds = await report.run(azureUsageQuery(1));
  const peak = await workerPeak(report);
  return { value: peak, also: { peak, seconds } };
}
