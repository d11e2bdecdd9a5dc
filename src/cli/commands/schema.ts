import type { Command } from 'commander';
import { loadConfig } from '../../config/load-config.ts';
import { toOverrides, withEngine, withHome } from '../server-options.ts';

export const registerSchema = (program: Command): void => {
  const command = program
    .command('schema')
    .description('print the statements that make the tables of the datasets in ClickHouse')
    .argument('[dataset]', 'name or alias in the catalog; without it all')
    .option('--program <name>', 'program of the datasets', 'mpn')
    .option('--cluster <name>', 'over all nodes of a cluster (INSIGHTS_CLICKHOUSE_CLUSTER)');
  withEngine(withHome(command)).action(async (dataset: string | undefined, options) => {
    const { printSchema } = await import('../../app/clickhouse/print-schema.ts');
    const config = loadConfig({ ...toOverrides(options), clickhouseCluster: options.cluster });
    console.log(await printSchema(config, options.program.toLowerCase(), dataset));
  });
};
