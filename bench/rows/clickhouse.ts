import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openClickHouseWorld } from '../support/clickhouse-world.ts';
import { newHome } from '../support/home.ts';
import { secondsOf } from '../support/measure.ts';
import { azureUsageQuery, openOneReport } from '../support/one-report.ts';
import { type OpenRow, type Row, type Setting, scaled } from '../support/row.ts';
import { LARGEST_ACCOUNT } from '../support/world-sql.ts';

export const clickhouse: Row = {
  name: 'clickhouse',
  ours: 'a CSV report of a million rows out of ClickHouse, from its claim until it is Completed',
  against: "ClickHouse: SELECT … INTO OUTFILE '….csv.gz' FORMAT CSVWithNames of the same SELECT",
  unit: 's',
  target: { atMost: 1 },
  rounds: (asked) => asked,
  warmsUp: true,
  open,
};

async function open(setting: Setting): Promise<OpenRow> {
  const { worlds } = setting;
  const data = await worlds.largeAccount(scaled(1_000_000, setting, 1000));
  await using opening = new AsyncDisposableStack();
  const world = opening.use(await openClickHouseWorld(worlds, data, 'AzureUsage'));
  const home = await newHome(worlds, data);
  const report = opening.use(await openOneReport(home, LARGEST_ACCOUNT, world.env));
  const resources = opening.move();
  let number = 0;
  return {
    ours: async () => {
      number += 1;
      return { value: await report.run(azureUsageQuery(number)) };
    },
    against: async () => {
      const file = join(worlds.folder, `against-${number}.csv.gz`);
      const write = () => world.writeFile(LARGEST_ACCOUNT, azureUsageQuery(number), file);
      const value = await secondsOf(write);
      if ((await stat(file)).size === 0) throw new Error('ClickHouse wrote nothing');
      return { value };
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
