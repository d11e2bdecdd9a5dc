import type { Explanation, NumberRange } from '@partner-insights/client';
import { type Command, InvalidArgumentError } from 'commander';
import { type ClientIo, processIo } from '../client-io.ts';
import { addClientOptions } from '../client-options.ts';
import { addPeriodOptions, type PeriodFlags, wireTimeOf } from '../period-options.ts';
import { runClientCommand } from '../run-client-command.ts';

type Flags = PeriodFlags & {
  readonly json?: boolean;
  readonly format?: string;
  readonly first?: string;
  readonly every?: number;
  readonly times?: number;
};

export function registerExplain(program: Command, io: ClientIo = processIo()): void {
  const command = program
    .command('explain')
    .description('tell how large a report of a query would be, how long it takes, and when it runs')
    .argument('<query>', 'query text, such as "SELECT … FROM …"')
    .option('--format <format>', 'csv (default) or tsv')
    .option('--first <time>', 'when the report would run first', wireTimeOf)
    .option('--every <hours>', 'hours between its runs', wholeNumber)
    .option('--times <count>', 'how often it would run', wholeNumber)
    .option('--json', 'print what the service answers')
    .action((query: string, flags: Flags) => explain(command, io, query, flags));
  addClientOptions(addPeriodOptions(command));
}

const explain = (command: Command, io: ClientIo, query: string, flags: Flags): Promise<void> =>
  runClientCommand(command, io, async (client, signal) => {
    const schedule = {
      startTime: flags.first,
      recurrenceInterval: flags.every,
      recurrenceCount: flags.times,
    };
    const period = { queryStartTime: flags.start, queryEndTime: flags.end };
    const asked = { query, format: flags.format, ...schedule, ...period };
    const told = await client.explain(asked, { signal });
    const text = flags.json ? JSON.stringify(told, null, 2) : describe(told);
    io.stdout.write(`${text}\n`);
  });

const describe = (told: Explanation): string =>
  [
    `Dataset   ${told.datasetName}${told.watermark ? `, loaded ${told.watermark}` : ''}`,
    `Covers    ${told.coversFrom ?? 'the beginning'} to before ${told.coversBefore ?? 'the end'}`,
    `Rows      ${range(told.rows, whole)} (${told.rowsSource})`,
    `File      ${range(told.fileBytes, bytes)} of ${told.format}, compressed (${told.bytesSource})`,
    `Takes     ${range(told.seconds, seconds)} (${told.secondsSource})`,
    ...(told.redacted.length > 0 ? [`Withheld  ${told.redacted.join(', ')}`] : []),
    ...told.dueTimes.map((time, index) => `${index === 0 ? 'Due' : '   '}       ${time}`),
  ].join('\n');

const range = ({ estimate, low, high }: NumberRange, spell: (value: number) => string): string =>
  low === high ? spell(estimate) : `${spell(estimate)}, ${spell(low)} to ${spell(high)}`;

const whole = (value: number): string => value.toLocaleString('en');
const seconds = (value: number): string => `${value} s`;
const bytes = (value: number): string =>
  value < 100_000 ? `${whole(value)} bytes` : `${(value / 1_000_000).toFixed(1)} MB`;

function wholeNumber(given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new InvalidArgumentError('Write a whole number.');
  return Number(given);
}
