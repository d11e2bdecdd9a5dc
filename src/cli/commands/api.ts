import type { Command } from 'commander';
import { loadConfig } from '../../config/load-config.ts';
import { describeServer } from '../describe-server.ts';
import { untilStopped } from '../interrupt.ts';
import { sampleProgress } from '../sample-progress.ts';
import { toOverrides, withServer } from '../server-options.ts';

export const registerApi = (program: Command): void => {
  const command = program
    .command('api')
    .description('start the API alone; reports wait for a worker to run them');
  withServer(command).action(async (options) => {
    const config = loadConfig(toOverrides(options));
    const { startApi } = await import('../../app/start-api.ts');
    const api = await startApi(config, sampleProgress());
    await untilStopped(describeServer(api), api.stop);
  });
};
