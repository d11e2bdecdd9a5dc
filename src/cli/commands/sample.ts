import type { Command } from 'commander';
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
    const { makeSampleHome } = await import('../../app/make-sample-home.ts');
    const started = performance.now();
    const { written, folder } = await makeSampleHome(config, sampleProgress());
    const rows = written.reduce((sum, dataset) => sum + dataset.rows, 0);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      written.length === 0
        ? `The sample world in ${folder} is up to date.`
        : `${rows.toLocaleString('en')} rows in ${written.length} datasets, ${seconds} s, in ${folder}.`,
    );
    console.log(describeSample().join('\n'));
  });
};
