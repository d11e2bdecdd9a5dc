import type { ColumnType } from '../../catalog/dataset.ts';
import type { Preview } from '../engine.ts';
import { exactNumber } from '../json-number.ts';
import { clickHouseDialect } from './dialect.ts';
import { named } from './named.ts';
import type { Run } from './prepare-run.ts';
import { readRows, type Server, type StatementOptions } from './statement.ts';

export async function previewRun(
  server: Server,
  { columns, table, sql }: Run,
  limit: number,
  options: StatementOptions,
): Promise<Preview> {
  const texts = columns.map(({ type }, index) => clickHouseDialect.asText(`c${index + 1}`, type));
  const select = `SELECT ${texts.join(', ')} FROM ${named(sql(limit), columns.length)}`;
  const found = await readRows(server, select, options);
  const rows = found.map((values) =>
    Object.fromEntries(
      columns.map(({ header, type }, index) => [header, jsonValue(values[index], type)]),
    ),
  );
  return { columns, rows, snapshotId: table.snapshotId };
}

const jsonValue = (text: unknown, { kind }: ColumnType): unknown =>
  typeof text === 'string' && (kind === 'integer' || kind === 'decimal') ? exactNumber(text) : text;
