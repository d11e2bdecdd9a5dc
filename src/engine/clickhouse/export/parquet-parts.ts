import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClickHouseSettings } from '@clickhouse/client';
import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet';
import type { ExportPart } from '../../engine.ts';
import { uniqueNames } from '../../export/headers.ts';
import { readFile } from '../../export/read-file.ts';
import { quoteName } from '../../sql/quote.ts';
import { cutShort, REASON_BYTES } from '../broken-answer.ts';
import { named } from '../named.ts';
import type { Run } from '../prepare-run.ts';
import { type Server, type StatementOptions, startStatement } from '../statement.ts';
import { clickHouseType } from '../types.ts';
import type { Parts } from './text-parts.ts';

const parquetSettings: ClickHouseSettings = {
  output_format_parquet_compression_method: 'zstd',
  output_format_parquet_string_as_string: 1,
};

interface Asked extends StatementOptions {
  /** Its own, made and removed here. */
  readonly folder: string;
  readonly partBytes: number;
}

/**
 * The server writes and compresses it; here it only waits on the disk, until its size and its footer, which comes
 * last, are known. One that is larger than a part is asked for again in pieces, where nothing can have changed.
 */
export async function parquetParts(server: Server, run: Run, asked: Asked): Promise<Parts> {
  const { folder, partBytes } = asked;
  await mkdir(folder);
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    const file = path.join(folder, 'rows.parquet');
    const rows = await writeRows(server, run, file, '', asked);
    const { size } = await stat(file);
    const count = Math.max(1, Math.min(Math.ceil(size / partBytes), rows));
    const isWhole = count === 1 || !run.table.isImmutable;
    const each = Math.ceil(rows / count);
    const parts = isWhole
      ? () => onePart(file, rows)
      : () => pieces(server, run, { ...asked, rows, each });
    return { parts, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function* pieces(
  server: Server,
  run: Run,
  { rows, each, ...asked }: Asked & { readonly rows: number; readonly each: number },
): AsyncGenerator<ExportPart> {
  const file = path.join(asked.folder, 'part.parquet');
  for (let from = 0; from < rows; from += each) {
    const written = await writeRows(server, run, file, `LIMIT ${each} OFFSET ${from}`, asked);
    yield* onePart(file, written);
  }
}

async function* onePart(file: string, rows: number): AsyncGenerator<ExportPart> {
  yield { bytes: readFile(file), rows: () => rows };
}

/** How many the file's footer tells of: without one the file is not whole. */
async function writeRows(
  server: Server,
  { columns, sums, sql }: Run,
  file: string,
  piece: string,
  { settings, signal }: StatementOptions,
): Promise<number> {
  const names = uniqueNames(columns.map(({ header }) => header));
  const values = columns.map(({ type }, index) => {
    const scale = type.kind === 'decimal' ? type.scale : 0;
    const stored = sums[index] ? `Nullable(Decimal(38, ${scale}))` : clickHouseType(type);
    return `CAST(c${index + 1} AS ${stored}) AS ${quoteName(names[index] ?? '')}`;
  });
  const select = `SELECT ${values.join(', ')} FROM ${named(sql(), columns.length)} ${piece}`;
  await using statement = await startStatement(server, `${select}\nFORMAT Parquet`, {
    ...{ signal, settings: { ...settings, ...parquetSettings } },
  });
  await pipeline(Readable.from(statement.bytes), createWriteStream(file));
  return countRows(file);
}

async function countRows(file: string): Promise<number> {
  const bytes = await asyncBufferFromFile(file);
  try {
    const { num_rows } = await parquetMetadataAsync(bytes);
    return Number(num_rows);
  } catch {
    const end = await bytes.slice(Math.max(0, bytes.byteLength - REASON_BYTES));
    throw cutShort(new Uint8Array(end));
  }
}
