import type { Export, ExportOptions } from '../../engine.ts';
import type { Run } from '../prepare-run.ts';
import type { Server, StatementOptions } from '../statement.ts';
import { parquetParts } from './parquet-parts.ts';
import { type Parts, textParts } from './text-parts.ts';

interface Asked extends StatementOptions, Omit<ExportOptions, 'signal'> {
  readonly folder: string;
  /** What runs the plan, with its version. */
  readonly engine: string;
}

/** The run's rows as the parts of a file. Disposing of it ends what the server still does for it. */
export async function exportRun(server: Server, run: Run, asked: Asked): Promise<Export> {
  const { parts, close } = await startParts(server, run, asked);
  const { snapshotId, createdTime } = run.table;
  return {
    ...{ columns: run.columns, snapshotId, snapshotTime: createdTime, engine: asked.engine },
    parts,
    [Symbol.asyncDispose]: close,
  };
}

async function startParts(
  server: Server,
  run: Run,
  { format, partBytes = Number.POSITIVE_INFINITY, ...asked }: Asked,
): Promise<Parts> {
  return format === 'parquet'
    ? parquetParts(server, run, { ...asked, partBytes })
    : textParts(server, run, { format, partBytes }, asked);
}
