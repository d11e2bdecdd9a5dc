import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column, Dataset } from '../../../catalog/dataset.ts';
import { quoteName } from '../../sql/quote.ts';
import { conversionOf } from './conversion.ts';
import { type LoadProblem, MOST_PROBLEMS, shorten } from './load-refused.ts';
import { refuseIfAny } from './read-files.ts';

/** SQL that is true of values which fit the column's type and yet cannot be kept, and why; undefined: none. */
export type CheckBounds = (
  column: Column,
) => { readonly bad: string; readonly reason: string } | undefined;

interface Check {
  readonly column: string;
  readonly bad: string;
  readonly reason: string;
}

/** @throws LoadRefused with the first bad values of `load.raw` and the number of all of them */
export async function checkValues(
  connection: DuckDBConnection,
  dataset: Dataset,
  files: readonly string[],
  bounds: CheckBounds = () => undefined,
): Promise<void> {
  const checks = dataset.columns.flatMap((column) => [
    ...checksOf(column, dataset),
    ...[bounds(column)]
      .filter((bound) => !!bound)
      .map((bound) => ({ column: column.name, ...bound })),
  ]);
  const counts = await countBad(connection, checks);
  const failing = checks.filter((_, index) => (counts[index] ?? 0) > 0);
  const found = [];
  for (const check of failing) found.push(...(await firstBad(connection, check)));
  found.sort((a, b) => a.file - b.file || a.row - b.row);
  const problems = found
    .slice(0, MOST_PROBLEMS)
    .map((each): LoadProblem => ({ ...each, file: files[each.file] ?? '' }));
  refuseIfAny(
    problems,
    counts.reduce((sum, count) => sum + count, 0),
  );
}

function checksOf(column: Column, dataset: Dataset): Check[] {
  const name = quoteName(column.name);
  if (column.name === dataset.accountColumn) {
    return [
      { column: column.name, bad: `coalesce(${name}, '') = ''`, reason: 'must name an account' },
    ];
  }
  const { bad, reason } = conversionOf(column.type);
  return column.type.kind === 'string' ? [] : [{ column: column.name, bad: bad(name), reason }];
}

async function countBad(connection: DuckDBConnection, checks: readonly Check[]): Promise<number[]> {
  const counts = checks.map(({ bad }) => `count(*) FILTER (WHERE ${bad})`).join(', ');
  const result = await connection.runAndReadAll(`SELECT ${counts} FROM load.raw`);
  return (result.getRows()[0] ?? []).map(Number);
}

async function firstBad(
  connection: DuckDBConnection,
  { column, bad, reason }: Check,
): Promise<{ file: number; row: number; column: string; value: string; reason: string }[]> {
  const result = await connection.runAndReadAll(
    `SELECT file_number, row_number, ${quoteName(column)} FROM load.raw WHERE ${bad}
     ORDER BY file_number, row_number LIMIT ${MOST_PROBLEMS}`,
  );
  return result.getRows().map(([file, row, value]) => ({
    file: Number(file),
    row: Number(row),
    column,
    value: shorten(value === null ? '' : String(value)),
    reason,
  }));
}
