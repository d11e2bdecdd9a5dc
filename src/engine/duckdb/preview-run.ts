import type { DuckDBConnection } from '@duckdb/node-api';
import type { Preview, ResultColumn } from '../engine.ts';
import { jsonValue } from './json-values.ts';
import type { Run } from './prepare-run.ts';

export async function previewRun(
  connection: DuckDBConnection,
  { columns, snapshotId, sql }: Run,
  limit: number,
): Promise<Preview> {
  const result = await connection.runAndReadAll(readable(sql(limit), columns));
  const rows = result
    .getRows()
    .map((values) =>
      Object.fromEntries(
        columns.map(({ header }, index) => [
          header,
          withoutBegin(jsonValue(values[index] ?? null)),
        ]),
      ),
    );
  return { columns, rows, snapshotId };
}

const BEGIN = '=';

/** The driver drops a byte order mark that a text begins with: each gets another beginning. */
function readable(query: string, columns: readonly ResultColumn[]): string {
  const places = columns.map((_, index) => `c${index + 1}`);
  const values = columns.map(({ type }, index) =>
    type.kind === 'string' ? `'${BEGIN}' || ${places[index]}` : places[index],
  );
  return `SELECT ${values.join(', ')} FROM (${query}) AS named(${places.join(', ')})`;
}

const withoutBegin = (value: unknown): unknown =>
  typeof value === 'string' && value.startsWith(BEGIN) ? value.slice(BEGIN.length) : value;
