import type { Command } from 'commander';
import { loadConfig } from '../../config/load-config.ts';
import { untilStopped } from '../interrupt.ts';
import { toOverrides, withClock, withHome, withLog } from '../server-options.ts';

export const registerWorker = (program: Command): void => {
  const command = program
    .command('worker')
    .description('start one worker alone: it runs due reports and sends callbacks')
    .option(
      '--status-port <n>',
      'port of its health and metrics (INSIGHTS_WORKER_STATUS_PORT, none)',
    );
  withClock(withLog(withHome(command))).action(async (options) => {
    const config = loadConfig(toOverrides(options));
    const { runWorker } = await import('../../app/run-worker.ts');
    const { createLogger } = await import('../../app/create-logger.ts');
    const worker = await runWorker(config, createLogger(config.logLevel, 'worker'));
    const greeting = `A worker runs reports of ${config.home}. Ctrl-C stops it.`;
    await untilStopped(greeting, worker.stop);
  });
};
