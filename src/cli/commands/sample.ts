import type { Command } from 'commander';
import { openCore } from '../../app/open-core.ts';
import { applySampleIdentities } from '../../app/sample-identities.ts';
import { ensureSampleWorld } from '../../app/sample-world.ts';
import { loadConfig } from '../../config/load-config.ts';
import { describeSample } from '../describe-sample.ts';
import { sampleProgress } from '../sample-progress.ts';
import { toOverrides, withHome, withSampleSize } from '../server-options.ts';

export const registerSample = (program: Command): void => {
  const command = program
    .command('sample')
    .description('write the sample world and its identities into a home');
  withSampleSize(withHome(command)).action(async (options) => {
    const config = loadConfig(toOverrides(options));
    const started = performance.now();
    await using core = await openCore(config);
    const written = await ensureSampleWorld(core, config, sampleProgress());
    await applySampleIdentities(core);
    const rows = written.reduce((sum, dataset) => sum + dataset.rows, 0);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      written.length === 0
        ? `The sample world in ${core.home.folder} is up to date.`
        : `${rows.toLocaleString('en')} rows in ${written.length} datasets, ${seconds} s, in ${core.home.folder}.`,
    );
    console.log(describeSample().join('\n'));
  });
};
