import type { Command } from 'commander';
import { loadConfig } from '../../config/load-config.ts';
import { describeServer } from '../describe-server.ts';
import { untilStopped } from '../interrupt.ts';
import { sampleProgress } from '../sample-progress.ts';
import { toOverrides, withServer } from '../server-options.ts';

export const registerServe = (program: Command): void => {
  const command = program
    .command('serve')
    .description('start the API and a worker; Ctrl-C stops both');
  withServer(command).action(async (options) => {
    const config = loadConfig(toOverrides(options));
    const { startServer } = await import('../../app/start-server.ts');
    const server = await startServer(config, sampleProgress());
    await untilStopped(describeServer(server), server.stop);
  });
};
