import { parseArgs } from 'node:util';
import { rows } from '../rows/all-rows.ts';
import type { Row } from './row.ts';

export interface Options {
  readonly rows: readonly Row[];
  readonly rounds: number;
  readonly scale: number;
  /** Where made worlds are kept for the next run; undefined: they go with this one. */
  readonly worlds: string | undefined;
}

/** @throws Error with a sentence for whoever called it wrongly */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '5' },
      scale: { type: 'string', default: '1' },
      worlds: { type: 'string' },
    },
  });
  return {
    rows: positionals.length === 0 ? rows : positionals.map(rowNamed),
    rounds: positive(values.rounds, '--rounds'),
    scale: positive(values.scale, '--scale'),
    worlds: values.worlds,
  };
}

function rowNamed(name: string): Row {
  const row = rows.find((one) => one.name === name);
  if (row) return row;
  throw new Error(`There is no row ${name}; there are ${rows.map((one) => one.name).join(', ')}.`);
}

function positive(text: string, option: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new Error(`${option} takes a number above 0, not ${text}.`);
}
