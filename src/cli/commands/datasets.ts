import type { Dataset } from '@partner-insights/client';
import type { Command } from 'commander';
import { type ClientIo, processIo } from '../client-io.ts';
import { addClientOptions } from '../client-options.ts';
import { runClientCommand } from '../run-client-command.ts';
import { drawTable } from '../text-table.ts';

interface Flags {
  readonly json?: boolean;
}

export function registerDatasets(program: Command, io: ClientIo = processIo()): void {
  const command = program
    .command('datasets')
    .description('list the datasets, or the columns and metrics of one')
    .argument('[name]', 'dataset')
    .option('--json', 'print what the service answers')
    .action((name: string | undefined, flags: Flags) => showDatasets(command, io, name, flags));
  addClientOptions(command);
}

const showDatasets = (
  command: Command,
  io: ClientIo,
  name: string | undefined,
  flags: Flags,
): Promise<void> =>
  runClientCommand(command, io, async (client, signal) => {
    const datasets = await client.datasets(name, { signal });
    if (flags.json) io.stdout.write(`${JSON.stringify(datasets, null, 2)}\n`);
    else if (name === undefined) io.stdout.write(`${overview(datasets, io)}\n`);
    else io.stdout.write(datasets.map(details).join('\n'));
  });

const overview = (datasets: readonly Dataset[], io: ClientIo): string =>
  drawTable(
    datasets.map((dataset) => ({
      Dataset: dataset.datasetName,
      Columns: dataset.selectableColumns.length,
      Metrics: dataset.availableMetrics.length,
      'Date ranges': dataset.availableDateRanges.length,
      'Least hours between runs': dataset.minimumRecurrenceInterval,
    })),
    io.stdout,
  );

const details = (dataset: Dataset): string =>
  [
    dataset.datasetName,
    ...section('Columns', dataset.selectableColumns),
    ...section('Metrics', dataset.availableMetrics),
    ...section('Date ranges', dataset.availableDateRanges),
    '',
  ].join('\n');

const section = (title: string, names: readonly string[]): string[] => [
  '',
  `${title} (${names.length})`,
  ...names.map((name) => `  ${name}`),
];
