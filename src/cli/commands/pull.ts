import { type Command, Option } from 'commander';
import { type ClientIo, processIo } from '../client-io.ts';
import { addClientOptions } from '../client-options.ts';
import { addPeriodOptions } from '../period-options.ts';
import { type PullFlags, pullReport } from '../pull-report.ts';
import { runClientCommand } from '../run-client-command.ts';

export function registerPull(program: Command, io: ClientIo = processIo()): void {
  const command = program
    .command('pull')
    .description('run a query as a report and download it, in one go')
    .argument('<query>', 'query text, such as "SELECT … FROM …"')
    .requiredOption('-o, --output <file>', 'where to write the report; - is stdout')
    .addOption(
      new Option('--format <format>', 'of the report')
        .choices(['csv', 'tsv', 'jsonl', 'parquet'])
        .default('csv'),
    )
    .option('--manifest <file>', 'where to write what insights verify needs to prove it whole')
    .option('--keep', 'leave the query and the report in the service')
    .action((query: string, flags: PullFlags) =>
      runClientCommand(command, io, (client, signal) =>
        pullReport({ client, io, signal }, query, flags),
      ),
    );
  addClientOptions(addPeriodOptions(command));
}
