import { randomUUID } from 'node:crypto';
import type { Dataset } from '../../catalog/dataset.ts';
import { quoteEscapedText, quoteName } from '../sql/quote.ts';
import { readRows, type Server, type StatementOptions } from './statement.ts';

/** The table, or a load's view, of a dataset's rows; undefined: they are not on this server. */
export type TableOf = (dataset: Pick<Dataset, 'program' | 'name'>) => string | undefined;

/** The table that a run reads. */
export interface PinnedTable {
  /** As SQL. */
  readonly source: string;
  readonly snapshotId: string;
  /** ISO 8601, UTC. */
  readonly createdTime: string;
  /** Nothing changes it any more. */
  readonly isImmutable: boolean;
}

/** What a load leaves in the comment of the view by which a dataset's rows are read. */
export interface Pointer {
  readonly snapshotId: string;
  readonly table: string;
  /** ISO 8601, UTC. */
  readonly createdTime: string;
  readonly rows: number;
}

const MARK = 'partner-insights ';

export const writePointer = (pointer: Pointer): string => `${MARK}${JSON.stringify(pointer)}`;

export const readPointer = (comment: string): Pointer | undefined =>
  comment.startsWith(MARK) ? JSON.parse(comment.slice(MARK.length)) : undefined;

/**
 * Where the dataset's rows are now. Of a table that no load has made nobody can tell when it changes: each look at
 * it counts as another snapshot. Undefined when there is no such table.
 */
export async function pinTable(
  server: Server,
  table: string | undefined,
  options: StatementOptions,
): Promise<PinnedTable | undefined> {
  if (table === undefined) return undefined;
  const [found] = await readRows(
    server,
    `SELECT comment, formatDateTime(now('UTC'), '%Y-%m-%dT%H:%i:%S.000Z')
FROM system.tables WHERE database = currentDatabase() AND name = ${quoteEscapedText(table)}`,
    options,
  );
  if (!found) return undefined;
  const [comment, now] = found.map(String);
  const pointer = readPointer(comment ?? '');
  return pointer
    ? { ...pointer, source: quoteName(pointer.table), isImmutable: true }
    : {
        ...{ source: quoteName(table), isImmutable: false },
        ...{ snapshotId: `live-${randomUUID()}`, createdTime: now ?? '' },
      };
}
