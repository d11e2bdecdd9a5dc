import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Export, ExportPart } from '../../engine.ts';
import { readFile } from '../../export/read-file.ts';
import { quoteText } from '../../sql/quote.ts';
import type { Run } from '../prepare-run.ts';
import { PARQUET_OPTIONS } from '../write/parquet-options.ts';
import { copyToFile } from './copy-statement.ts';

/**
 * The run as one Parquet file, or as several of about as many rows each where it is larger than a part: cut
 * again from the whole, since DuckDB keeps no order among files that it splits itself.
 */
export async function parquetParts(
  connection: DuckDBConnection,
  run: Run,
  folder: string,
  partBytes: number,
): Promise<Export['parts']> {
  const whole = path.join(folder, 'whole.parquet');
  const { rowsChanged: rows } = await connection.run(copyToFile(run, whole, 'parquet'));
  const { size } = await stat(whole);
  const count = Math.max(1, Math.min(Math.ceil(size / partBytes), rows));
  if (count === 1) return () => onePart(whole, rows);
  const each = Math.ceil(rows / count);
  return async function* () {
    for (let from = 0; from < rows; from += each) {
      const file = path.join(folder, `part-${from}.parquet`);
      const { rowsChanged } = await connection.run(
        `COPY (SELECT * EXCLUDE (file_row_number)
               FROM read_parquet(${quoteText(whole)}, file_row_number = true)
               WHERE file_row_number >= ${from} AND file_row_number < ${from + each})
         TO ${quoteText(file)} (${PARQUET_OPTIONS})`,
      );
      yield* onePart(file, rowsChanged);
      await rm(file);
    }
  };
}

async function* onePart(file: string, rows: number): AsyncGenerator<ExportPart> {
  yield { bytes: readFile(file), rows: () => rows };
}
