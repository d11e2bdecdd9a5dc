import { newHome } from '../support/home.ts';
import { openManyAndFew } from '../support/many-and-few.ts';
import { azureUsageQuery, openOneReport } from '../support/one-report.ts';
import type { Row, Sample } from '../support/row.ts';
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
  open: (setting) => openManyAndFew(setting, (data) => peakOf(setting.worlds, data)),
};

async function peakOf(worlds: Worlds, data: string): Promise<Sample> {
  await using report = await openOneReport(await newHome(worlds, data), LARGEST_ACCOUNT);
  await report.run(azureUsageQuery(1));
  const peak = await workerPeak(report);
  return { value: peak, also: { peak } };
}
