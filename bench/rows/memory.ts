import { newHome } from '../support/home.ts';
import { azureUsageQuery, openOneReport } from '../support/one-report.ts';
import { type OpenRow, type Row, type Sample, type Setting, scaled } from '../support/row.ts';
import { workerPeak } from '../support/worker-peak.ts';
import { LARGEST_ACCOUNT } from '../support/world-sql.ts';
import type { Worlds } from '../support/worlds.ts';

export const memory: Row = {
  name: 'memory',
  ours: 'the peak of the resident memory of a worker process that ran a report of 10,000,000 rows',
  against: 'of one that ran a report of 1,000,000 rows',
  unit: 'MB',
  target: { atMost: 1.3 },
  limits: [{ name: 'peak', unit: 'MB', below: 700 }],
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
  await using report = await openOneReport(await newHome(worlds, data), LARGEST_ACCOUNT);
  await report.run(azureUsageQuery(1));
  const peak = await workerPeak(report);
  return { value: peak, also: { peak } };
}
