import { fileEncoding } from '../../engine/engine.ts';
import type { ExecutionRow, ReportRow } from '../../store/schema.ts';

export const fileKey = (execution: ExecutionRow, format: string): string =>
  // The fence keeps a worker that lost its lease away from its successor's file.
  `${execution.execution_id}-${execution.fence}.${format}${fileEncoding(format) === 'gzip' ? '.gz' : ''}`;

/** Of a file's further parts, counted from 1; the first one has the file's own key. */
export const partKey = (key: string, part: number): string =>
  part === 1 ? key : key.replace('.', `.part${part}.`);

/** Of the file that has this part. */
export const firstKey = (key: string): string => key.replace(/\.part\d+\./, '.');

/** Of the file where there is one: the report's own may have changed since. */
export const formatOf = (
  { file_key }: Pick<ExecutionRow, 'file_key'>,
  report: Pick<ReportRow, 'format'>,
): string => /\.([a-z]+)(?:\.gz)?$/.exec(file_key ?? '')?.[1] ?? report.format;
