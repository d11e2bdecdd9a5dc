import { parseArgs } from 'node:util';

export interface Options {
  /** How many executions fall due. */
  readonly executions: number;
  readonly database: 'postgres' | 'sqlite';
  /** One API, or nginx before two of them. */
  readonly nodes: 'one' | 'many';
  readonly workers: number;
  readonly seed: number;
  /** Addresses that callbacks go to. Several, as many partners have: each is called a few times at once. */
  readonly receivers: number;
  /** A PostgreSQL server to make a database on, instead of one of our own that can be restarted. */
  readonly databaseUrl: string | null;
  /** Leaves the home and the logs of the processes behind. */
  readonly keep: boolean;
  /** Where the result is written as JSON too. */
  readonly json: string | null;
}

export const usage =
  'npm run chaos -- [--executions n] [--database postgres|sqlite] [--nodes one|many] [--workers n] [--seed n] [--receivers n] [--database-url postgres://…] [--json file] [--keep]';

/** Throws with the usage when the command line makes no sense. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      executions: { type: 'string', default: '300' },
      database: { type: 'string', default: 'postgres' },
      nodes: { type: 'string', default: 'one' },
      workers: { type: 'string' },
      seed: { type: 'string', default: '1' },
      receivers: { type: 'string', default: '8' },
      'database-url': { type: 'string' },
      json: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const { database, nodes } = values;
  if (database !== 'postgres' && database !== 'sqlite') throw new Error(usage);
  if (nodes !== 'one' && nodes !== 'many') throw new Error(usage);
  if (nodes === 'many' && database === 'sqlite') throw new Error(usage);
  return {
    executions: wholeNumber(values.executions, 1),
    database,
    nodes,
    workers: wholeNumber(values.workers ?? mostWorkers(database, nodes), 1),
    seed: wholeNumber(values.seed, 0),
    receivers: wholeNumber(values.receivers, 1),
    databaseUrl: values['database-url'] ?? null,
    keep: values.keep,
    json: values.json ?? null,
  };
}

const mostWorkers = (database: Options['database'], nodes: Options['nodes']): string => {
  if (nodes === 'many') return '4';
  return database === 'postgres' ? '3' : '2';
};

function wholeNumber(text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new Error(usage);
  return value;
}
