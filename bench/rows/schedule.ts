import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, systemClock } from '../../src/kernel/clock.ts';
import { silentLogger } from '../../src/kernel/logger.ts';
import { silentTelemetry } from '../../src/kernel/telemetry.ts';
import { startDeliveries } from '../../src/worker/callbacks/deliver-callbacks.ts';
import { startWorker } from '../../src/worker/worker.ts';
import { addScheduledReports } from '../support/bulk-reports.ts';
import { defaultConfig, newHome } from '../support/home.ts';
import { noEngine } from '../support/no-engine.ts';
import { type BenchCore, openBenchCore } from '../support/open-bench-core.ts';
import { type OpenRow, type Row, type Setting, scaled } from '../support/row.ts';

const SECONDS = 3;
const ACCOUNTS = 1000;

export const schedule: Row = {
  name: 'schedule',
  ours: "the CPU of a worker's idle tick with 1,000,000 scheduled reports",
  against: 'with 1,000',
  unit: 'µs',
  target: { atMost: 1.5 },
  rounds: (asked) => asked,
  warmsUp: true,
  open,
};

async function open(setting: Setting): Promise<OpenRow> {
  await using opening = new AsyncDisposableStack();
  const coreWith = async (reports: number) => {
    const home = opening.use(await newHome(setting.worlds));
    await addScheduledReports(home, { reports, accounts: ACCOUNTS, history: 0 });
    return opening.use(await openBenchCore(home));
  };
  const many = await coreWith(scaled(1_000_000, setting, 1000));
  const few = await coreWith(1000);
  const resources = opening.move();
  return {
    ours: async () => ({ value: await tickOf(many) }),
    against: async () => ({ value: await tickOf(few) }),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/**
 * Microseconds of CPU that a tick takes: both loops of a worker with one slot, idle, made to look again
 * without a pause. A slot asks the clock twice a tick, for lost leases and for what is ready.
 */
async function tickOf({ core }: BenchCore): Promise<number> {
  let asked = 0;
  const clock: Clock = {
    now: () => {
      asked += 1;
      return systemClock.now();
    },
  };
  const limits = defaultConfig(core.home.folder);
  const parts = { engine: noEngine, telemetry: silentTelemetry, limits };
  const context = { ...core, ...parts, clock, random: Math.random };
  const common = { logger: silentLogger, pollMilliseconds: 0 };
  const before = process.cpuUsage();
  const lease = { owner: 'bench', seconds: limits.leaseSeconds };
  const worker = startWorker({ ...common, context, lease, concurrency: 1 });
  const deliveries = startDeliveries({
    ...common,
    context: { ...core, limits, wallClock: systemClock },
    telemetry: silentTelemetry,
  });
  await sleep(SECONDS * 1000);
  await Promise.all([worker.stop({ drainMilliseconds: 0 }), deliveries.stop()]);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / (asked / 2);
}
