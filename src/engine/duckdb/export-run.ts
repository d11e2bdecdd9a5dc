import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type DuckDBConnection, version } from '@duckdb/node-api';
import type { Export, FileFormat } from '../engine.ts';
import { copyToFile, headerLine } from './delimited-text.ts';
import type { Run } from './prepare-run.ts';

/** Writes the rows to a file in a new folder, which goes when the export is disposed of. */
export async function exportRun(
  connection: DuckDBConnection,
  { columns, snapshotId, snapshotTime, sql }: Run,
  format: FileFormat,
  folder: string,
): Promise<Export> {
  const remove = () => rm(folder, { recursive: true, force: true });
  const file = path.join(folder, `rows.${format}`);
  await mkdir(folder);
  try {
    const { rowsChanged } = await connection.run(copyToFile(sql(), file, format));
    return {
      columns,
      rows: rowsChanged,
      snapshotId,
      snapshotTime,
      engine: `DuckDB ${version()}`,
      bytes: () => fileBytes(headerLine(columns, format), file),
      [Symbol.asyncDispose]: remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Large pieces: compression downstream works on a MiB at a time. */
const PIECE = 1024 * 1024;

async function* fileBytes(header: string, file: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(header);
  yield* createReadStream(file, { highWaterMark: PIECE });
}
