import { mkdir, rm } from 'node:fs/promises';
import { type DuckDBConnection, version } from '@duckdb/node-api';
import type { Export, ExportOptions } from '../../engine.ts';
import { headerLine } from '../../export/headers.ts';
import { splitRows } from '../../export/split-rows.ts';
import { engineError } from '../engine-error.ts';
import type { Run } from '../prepare-run.ts';
import { copyToFile } from './copy-statement.ts';
import { parquetParts } from './parquet-parts.ts';
import type { Pipes } from './pipes.ts';
import { throughFile, throughPipe } from './written-bytes.ts';

interface Asked extends ExportOptions {
  /** Its own, made and removed here. */
  readonly folder: string;
  readonly pipes?: Pipes | undefined;
}

/**
 * An account's few rows are soon in a file, and their export is then known to be whole before anything is read.
 * More of them flow through a pipe: nobody waits for the last row, and no disk holds them twice.
 */
const PIPED_ROWS = 50_000;

/** The run's rows as the parts of a file. Disposing of it ends what the engine still does for it. */
export async function exportRun(
  connection: DuckDBConnection,
  run: Run,
  options: Asked,
): Promise<Export> {
  const { columns, snapshotId, snapshotTime } = run;
  await mkdir(options.folder);
  const removeFolder = () => rm(options.folder, { recursive: true, force: true });
  try {
    const { parts, close } = await startParts(connection, run, options);
    return {
      ...{ columns, snapshotId, snapshotTime },
      engine: `DuckDB ${version()}`,
      parts,
      [Symbol.asyncDispose]: () => close().finally(removeFolder),
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

interface Parts extends Pick<Export, 'parts'> {
  /** The engine has really stopped when it resolves. */
  close(): Promise<void>;
}

async function startParts(
  connection: DuckDBConnection,
  run: Run,
  { format, partBytes = Number.POSITIVE_INFINITY, folder, pipes, signal }: Asked,
): Promise<Parts> {
  if (format === 'parquet') {
    const written = await parquetParts(connection, run, folder, partBytes);
    return { parts: written, close: async () => {} };
  }
  const copyTo = async (file: string): Promise<number> => {
    try {
      return (await connection.run(copyToFile(run, file, format))).rowsChanged;
    } catch (error) {
      throw signal.aborted ? signal.reason : engineError(error);
    }
  };
  const isPiped = run.mostRows >= PIPED_ROWS;
  const pipe = isPiped ? await pipes?.take() : undefined;
  const interrupt = () => connection.interrupt();
  const written = pipe ? throughPipe(pipe, copyTo, interrupt) : await throughFile(folder, copyTo);
  const header = Buffer.from(format === 'jsonl' ? '' : headerLine(run.columns, format));
  const text = { ...written, header, isQuoted: format !== 'jsonl' };
  return { parts: () => splitRows(text, partBytes), close: written.close };
}
