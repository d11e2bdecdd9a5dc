import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { startWorker } from '../../support/start-worker.ts';
import { quantile } from '../../support/statistics.ts';
import type { CrowdCopy } from './crowd-database.ts';
import { databaseWork, forgetWork } from './database-work.ts';
import { makeDue, untilEnded } from './due.ts';
import { machineCpu, peakMegabytes, serverCpu, workerCpu } from './processes.ts';
import { openClient } from './server.ts';

export interface DrainOptions {
  readonly postmaster: number;
  readonly workers: number;
  /** Executions that a worker runs at once. */
  readonly slots: number;
  /** So many of those that wait fall due at once. */
  readonly executions: number;
}

/** What became of so many executions that were due in one moment. */
export interface Drain {
  readonly workers: number;
  readonly slots: number;
  readonly executions: number;
  /** From the moment that they were due until the last was Completed. */
  readonly seconds: number;
  /** Seconds from due to started. */
  readonly lateness: Percentiles;
  /** Milliseconds of CPU that an execution took. */
  readonly loopMs: number;
  readonly otherMs: number;
  readonly databaseMs: number;
  /** What everybody else took of the cores meanwhile, in seconds. */
  readonly foreignCpu: number;
  readonly transactions: number;
  readonly statements: number;
  readonly walBytes: number;
  /** The most that one of the workers had resident. */
  readonly peakMegabytes: number;
  readonly fileBytes: number;
}

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Workers stand ready and idle before anything is due. */
export async function drain(home: CrowdCopy, options: DrainOptions): Promise<Drain> {
  const { postmaster, workers: count, slots, executions } = options;
  const environment = { INSIGHTS_WORKER_CONCURRENCY: String(slots) };
  await using client = await openClient(home.url);
  await client.query('vacuum analyze');
  await using running = new AsyncDisposableStack();
  const workers = await Promise.all(
    Array.from({ length: count }, () => startWorker(home, environment)),
  );
  for (const worker of workers) running.use(worker);
  const pids = workers.map(({ process: { child } }) => child.pid ?? 0);
  // Their first sweeps are not what is measured.
  await sleep(1500);
  await forgetWork(client);
  const before = { work: await databaseWork(client), cpu: cpuNow(pids, postmaster) };
  const due = await makeDue(client, executions);
  await untilEnded(client, due);
  const after = cpuNow(pids, postmaster);
  const peak = Math.max(...pids.map(peakMegabytes));
  await running.disposeAsync();
  const work = await databaseWork(client);
  const cpu = minus(after, before.cpu);
  const perExecution = (seconds: number) => (seconds * 1000) / executions;
  return {
    ...{ workers: count, slots, executions, ...(await timesOf(client, due, executions)) },
    loopMs: perExecution(cpu.loop),
    otherMs: perExecution(cpu.others),
    databaseMs: perExecution(cpu.database),
    foreignCpu: cpu.machine - cpu.loop - cpu.others - cpu.database,
    transactions: (work.transactions - before.work.transactions) / executions,
    statements: (work.statements - before.work.statements) / executions,
    walBytes: (work.walBytes - before.work.walBytes) / executions,
    peakMegabytes: peak,
  };
}

function cpuNow(pids: readonly number[], postmaster: number) {
  const all = pids.map(workerCpu);
  return {
    loop: all.reduce((sum, { loop }) => sum + loop, 0),
    others: all.reduce((sum, { others }) => sum + others, 0),
    database: serverCpu(postmaster),
    machine: machineCpu(),
  };
}

type Cpu = ReturnType<typeof cpuNow>;

const minus = (after: Cpu, before: Cpu): Cpu => ({
  loop: after.loop - before.loop,
  others: after.others - before.others,
  database: after.database - before.database,
  machine: after.machine - before.machine,
});

async function timesOf(
  client: pg.Client,
  due: string,
  executions: number,
): Promise<Pick<Drain, 'seconds' | 'lateness' | 'fileBytes'>> {
  const { rows } = await client.query(
    `select started_time as started, ended_time as ended, file_bytes as bytes from executions
       where due_time = $1 and status = 'Completed'`,
    [due],
  );
  if (rows.length !== executions) throw new Error(`${rows.length} of ${executions} completed`);
  const since = (time: string) => (Date.parse(time) - Date.parse(due)) / 1000;
  const lateness = rows.map(({ started }) => since(started));
  return {
    seconds: Math.max(...rows.map(({ ended }) => since(ended))),
    lateness: percentilesOf(lateness),
    fileBytes: rows.reduce((sum, { bytes }) => sum + Number(bytes), 0) / executions,
  };
}

export const percentilesOf = (values: readonly number[]): Percentiles => ({
  p50: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  p99: quantile(values, 0.99),
  max: quantile(values, 1),
});
