import { type Command, InvalidArgumentError } from 'commander';

/** Times as they go to the service. */
export interface PeriodFlags {
  readonly start?: string;
  readonly end?: string;
}

/** Adds the options that replace the query's TIMESPAN. */
export const addPeriodOptions = (command: Command): Command =>
  command
    .option(
      '--start <time>',
      'from here on, instead of TIMESPAN: yyyy-MM-dd or …THH:mm:ssZ',
      wireTimeOf,
    )
    .option('--end <time>', 'up to here', wireTimeOf);

/** A day stands for its midnight, UTC. */
export function wireTimeOf(given: string): string {
  const text = /^\d{4}-\d\d-\d\d$/.test(given) ? `${given}T00:00:00Z` : given;
  const valid = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!valid) throw new InvalidArgumentError('Write yyyy-MM-dd or yyyy-MM-ddTHH:mm:ssZ, in UTC.');
  return text;
}
