import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Judged } from './judge.ts';
import type { Pair, Row } from './row.ts';

export interface RowResult {
  readonly row: Row;
  readonly pairs: readonly Pair[];
  readonly outcome: Judged | { readonly failure: string };
}

export interface RunResult {
  readonly date: string;
  readonly scale: number;
  readonly rows: readonly RowResult[];
}

/** Nothing here may tell where the run took place. */
export const machine = () => ({
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${process.arch}`,
  node: process.version,
});

export const describeMachine = (): string => {
  const { cores, processor, memoryGiB, system, node } = machine();
  return `${cores} × ${processor}, ${memoryGiB} GiB, ${system}, Node ${node}`;
};

const file = join(import.meta.dirname, '../results.json');

export async function writeResults({ date, scale, rows }: RunResult): Promise<void> {
  const told = rows.map(({ row, pairs, outcome }) => ({
    name: row.name,
    ours: row.ours,
    against: row.against,
    unit: row.unit,
    target: row.target,
    ...('failure' in outcome ? { failed: true } : outcome),
    pairs,
  }));
  const result = { date, scale, machine: machine(), rows: told };
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
}
