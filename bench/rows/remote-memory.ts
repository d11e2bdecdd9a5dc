import { startAzurite } from '../../test/acceptance/support/azurite.ts';
import { openClickHouseWorld } from '../support/clickhouse-world.ts';
import { newHome } from '../support/home.ts';
import { openManyAndFew } from '../support/many-and-few.ts';
import { azureUsageQuery, openOneReport } from '../support/one-report.ts';
import type { Row, Sample } from '../support/row.ts';
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
  open: (setting) => openManyAndFew(setting, (data) => peakOf(setting.worlds, data)),
};

async function peakOf(worlds: Worlds, data: string): Promise<Sample> {
  await using world = await openClickHouseWorld(worlds, data, 'AzureUsage');
  await using azurite = await startAzurite();
  const env = { ...world.env, ...azurite.settings };
  await using report = await openOneReport(await newHome(worlds, data), LARGEST_ACCOUNT, env);
  const seconds = await report.run(azureUsageQuery(1));
  const peak = await workerPeak(report);
  return { value: peak, also: { peak, seconds } };
}
