import { newHome } from '../../support/home.ts';
import { azureUsageQuery, openOneReport } from '../../support/one-report.ts';
import { LARGEST_ACCOUNT } from '../../support/world-sql.ts';
import type { Worlds } from '../../support/worlds.ts';
import { workerCpu } from './processes.ts';

export interface LargeCost {
  readonly rows: number;
  readonly seconds: number;
  /** Seconds of CPU, of the event loop and of all else. */
  readonly loop: number;
  readonly others: number;
  readonly plainBytes: number;
  readonly fileBytes: number;
}

/** A report of so many rows by a worker of its own, on SQLite: what the database does, does not matter. */
export async function largeCost(worlds: Worlds, rows: number): Promise<LargeCost> {
  const home = await newHome(worlds, await worlds.largeAccount(rows));
  await using report = await openOneReport(home, LARGEST_ACCOUNT);
  await report.run(azureUsageQuery(0));
  const before = workerCpu(report.workerPid);
  const seconds = await report.run(azureUsageQuery(1));
  const after = workerCpu(report.workerPid);
  return {
    ...{ rows, seconds, loop: after.loop - before.loop, others: after.others - before.others },
    ...report.newestBytes(),
  };
}
