import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type DuckDBConnection, version } from '@duckdb/node-api';
import type { Export, FileFormat } from '../engine.ts';
import { copyToFile } from './copy-statement.ts';
import { headerLine } from './delimited-text.ts';
import type { Run } from './prepare-run.ts';

/** Writes the rows to a file in a new folder, which goes when the export is disposed of. */
export async function exportRun(
  connection: DuckDBConnection,
  prepared: Run,
  format: FileFormat,
  folder: string,
): Promise<Export> {
  const { columns, snapshotId, snapshotTime } = prepared;
  const remove = () => rm(folder, { recursive: true, force: true });
  const file = path.join(folder, `rows.${format}`);
  await mkdir(folder);
  try {
    const { rowsChanged } = await connection.run(copyToFile(prepared, file, format));
    return {
      columns,
      rows: rowsChanged,
      snapshotId,
      snapshotTime,
      engine: `DuckDB ${version()}`,
      bytes: () => fileBytes(headerOf(columns, format), file),
      [Symbol.asyncDispose]: remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Of the formats whose header is a line of its own. */
const headerOf = (columns: Run['columns'], format: FileFormat): string =>
  format === 'csv' || format === 'tsv' ? headerLine(columns, format) : '';

/** Large pieces: compression downstream works on a MiB at a time. */
const PIECE = 1024 * 1024;

async function* fileBytes(header: string, file: string): AsyncGenerator<Uint8Array> {
  if (header !== '') yield Buffer.from(header);
  yield* createReadStream(file, { highWaterMark: PIECE });
}
