import type { Command } from 'commander';
import { version } from '../../app/version.ts';

export const registerVersion = (program: Command): void => {
  program
    .command('version')
    .description('print the versions of this program and of its Node')
    .action(() => console.log(`insights ${version} (Node ${process.versions.node})`));
};
