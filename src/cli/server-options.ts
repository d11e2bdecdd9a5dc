import type { Command } from 'commander';
import type { ConfigOverrides } from '../config/load-config.ts';

/** Options that several server commands share. Each has an environment variable too. */
export const withHome = (command: Command): Command =>
  command
    .option('--home <dir>', 'folder of everything the server keeps (INSIGHTS_HOME)')
    .option('--catalog <dirs>', 'further catalog folders, comma-separated (INSIGHTS_CATALOG)');

export const withSampleSize = (command: Command, seedFlag = '--seed <n>'): Command =>
  command
    .option('--scale <s>', 'size of the sample world; 1 is 3 million rows (INSIGHTS_SAMPLE_SCALE)')
    .option(seedFlag, 'seed of the sample world (INSIGHTS_SAMPLE_SEED)');

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
});
