import type { Command } from 'commander';
import type { ConfigOverrides } from '../config/load-config.ts';

/** Options that several server commands share. Each has an environment variable too. */
export const withHomeFolder = (command: Command): Command =>
  command.option('--home <dir>', 'folder of everything the server keeps (INSIGHTS_HOME)');

export const withHome = (command: Command): Command =>
  withHomeFolder(command).option(
    '--catalog <dirs>',
    'further catalog folders, comma-separated (INSIGHTS_CATALOG)',
  );

export const withEngine = (command: Command): Command =>
  command.option(
    '--engine <engine>',
    'what holds the datasets: duckdb or clickhouse (INSIGHTS_ENGINE, duckdb)',
  );

export const withLog = (command: Command): Command =>
  command.option(
    '--log-level <level>',
    'debug, info, warn, error or silent (INSIGHTS_LOG_LEVEL, info)',
  );

export const withClock = (command: Command): Command =>
  command.option(
    '--clock <kind>',
    'system, or virtual: one that you move, with the sample world only (INSIGHTS_CLOCK, system)',
  );

/** Where the API listens and what it serves. */
const withApi = (command: Command): Command =>
  command
    .option('--port <n>', 'port to listen on; 0 picks a free one (INSIGHTS_PORT, 8080)')
    .option('--host <address>', 'address to listen on (INSIGHTS_HOST, 127.0.0.1)')
    .option('--public-url <url>', 'base URL that clients use (INSIGHTS_PUBLIC_URL)')
    .option('--sample', 'serve the sample world and its public identities (INSIGHTS_SAMPLE)')
    .option('--allow-sample-identities', 'serve them on an address that others can reach');

export const withSampleSize = (command: Command, seedFlag = '--seed <n>'): Command =>
  command
    .option('--scale <s>', 'size of the sample world; 1 is 3 million rows (INSIGHTS_SAMPLE_SCALE)')
    .option(seedFlag, 'seed of the sample world (INSIGHTS_SAMPLE_SEED)');

/** All of a command that serves the API. */
export const withServer = (command: Command): Command =>
  withClock(withLog(withSampleSize(withHome(withApi(command)))));

/** What commander parsed, under the names of the configuration. */
export const toOverrides = (options: {
  home?: string;
  catalog?: string;
  scale?: string;
  seed?: string;
  host?: string;
  port?: string;
  publicUrl?: string;
  sample?: boolean;
  allowSampleIdentities?: boolean;
  logLevel?: string;
  clock?: string;
  statusPort?: string;
  engine?: string;
}): ConfigOverrides => ({
  home: options.home,
  catalogFolders: options.catalog,
  sampleScale: options.scale,
  sampleSeed: options.seed,
  host: options.host,
  port: options.port,
  publicUrl: options.publicUrl,
  sample: options.sample,
  allowSampleIdentities: options.allowSampleIdentities,
  logLevel: options.logLevel,
  clock: options.clock,
  workerStatusPort: options.statusPort,
  engine: options.engine,
});
