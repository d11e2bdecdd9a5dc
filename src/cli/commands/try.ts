import type { Command } from 'commander';
import { type ClientIo, processIo } from '../client-io.ts';
import { addClientOptions } from '../client-options.ts';
import { addPeriodOptions, type PeriodFlags } from '../period-options.ts';
import { runClientCommand } from '../run-client-command.ts';
import { drawTable } from '../text-table.ts';

type Flags = PeriodFlags & { readonly json?: boolean };

export function registerTry(program: Command, io: ClientIo = processIo()): void {
  const command = program
    .command('try')
    .description('run a query and show its first rows, 100 at most')
    .argument('<query>', 'query text, such as "SELECT … FROM …"')
    .option('--json', 'print the rows as JSON, values in full')
    .action((query: string, flags: Flags) => tryQuery(command, io, query, flags));
  addClientOptions(addPeriodOptions(command));
}

const tryQuery = (command: Command, io: ClientIo, query: string, flags: Flags): Promise<void> =>
  runClientCommand(command, io, async (client, signal) => {
    const period = { startTime: flags.start, endTime: flags.end };
    const { rows, redacted } = await client.testQuery({ query, ...period }, { signal });
    if (flags.json) io.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    else if (rows.length > 0) io.stdout.write(`${drawTable(rows, io.stdout)}\n`);
    io.stderr.write(`${rows.length === 1 ? '1 row' : `${rows.length} rows`}\n`);
    if (redacted) io.stderr.write('Some values are withheld because of your role.\n');
  });
