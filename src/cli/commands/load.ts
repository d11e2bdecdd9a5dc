import type { Command } from 'commander';
import type { LoadedFiles, LoadProblem, LoadRefused } from '../../app/load-files.ts';
import { loadConfig } from '../../config/load-config.ts';
import { loadProgress } from '../load-progress.ts';
import { toOverrides, withEngine, withHome } from '../server-options.ts';

export const registerLoad = (program: Command): void => {
  const command = program
    .command('load')
    .description('make files (.csv, .tsv, also with .gz, or .parquet) the new data of a dataset')
    .argument('<dataset>', 'name or alias in the catalog')
    .argument('<files...>', 'together they replace the data that is there')
    .option('--program <name>', 'program of the dataset', 'mpn');
  withEngine(withHome(command)).action(async (dataset: string, files: string[], options) => {
    const { LoadRefused, loadFiles } = await import('../../app/load-files.ts');
    const target = { dataset, program: options.program.toLowerCase() };
    const progress = loadProgress(process.stderr);
    try {
      const report = await loadFiles(
        loadConfig(toOverrides(options)),
        target,
        files,
        progress.update,
      );
      console.log(describe(report));
    } catch (error) {
      throw error instanceof LoadRefused ? new Error(describeRefusal(error)) : error;
    } finally {
      progress.end();
    }
  });
};

function describe(report: LoadedFiles): string {
  const accounts = Object.entries(report.rowsByAccount);
  return [
    ...accounts.map(([account, rows]) => `  account ${account.padEnd(24)} ${count(rows)} rows`),
    `${count(report.rows)} rows of ${accounts.length} accounts are the new data of ${report.dataset} (${report.seconds.toFixed(1)} s, snapshot ${report.snapshotId}).`,
  ].join('\n');
}

function describeRefusal({ problems, total }: LoadRefused): string {
  const more = total - problems.length;
  return [
    ...problems.map(describeProblem),
    ...(more > 0 ? [`… and ${count(more)} more`] : []),
    `${count(total)} ${total === 1 ? 'problem' : 'problems'}; nothing was loaded, the data is as it was.`,
  ].join('\n');
}

const describeProblem = ({ file, row, column, value, reason }: LoadProblem): string =>
  [
    file,
    ...(row === undefined ? [] : [`row ${row}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
    ...(value === undefined ? [] : [`value ${JSON.stringify(value)}`]),
    reason,
  ].join(': ');

const count = (rows: number): string => rows.toLocaleString('en');
