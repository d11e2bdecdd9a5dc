import type { Command } from 'commander';
import { loadConfig } from '../../config/load-config.ts';
import { describeServer } from '../describe-server.ts';
import { untilInterrupted } from '../interrupt.ts';
import { sampleProgress } from '../sample-progress.ts';
import { toOverrides, withHome, withSampleSize } from '../server-options.ts';

export const registerServe = (program: Command): void => {
  const command = program
    .command('serve')
    .description('start the API and a worker; Ctrl-C stops both')
    .option('--port <n>', 'port to listen on; 0 picks a free one (INSIGHTS_PORT, 8080)')
    .option('--host <address>', 'address to listen on (INSIGHTS_HOST, 127.0.0.1)')
    .option('--public-url <url>', 'base URL that clients use (INSIGHTS_PUBLIC_URL)')
    .option('--sample', 'serve the sample world and its public identities (INSIGHTS_SAMPLE)')
    .option('--allow-sample-identities', 'serve them on an address that others can reach')
    .option('--log-level <level>', 'debug, info, warn, error or silent (INSIGHTS_LOG_LEVEL)');
  withSampleSize(withHome(command)).action(async (options) => {
    const config = loadConfig(toOverrides(options));
    const { startServer } = await import('../../app/start-server.ts');
    const server = await startServer(config, sampleProgress());
    console.log(describeServer(server));
    await untilInterrupted();
    await server.stop();
  });
};
