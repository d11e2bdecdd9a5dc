import { readRows, type Server } from '../../../src/engine/clickhouse/statement.ts';

/** Those that a server runs now whose text holds a word; of a statement over several servers also its parts. */
export async function runningStatements(
  server: Server,
  word: string,
): Promise<readonly { readonly readRows: number }[]> {
  const rows = await readRows(
    server,
    // The word must not stand in this statement itself.
    `SELECT toUInt32(read_rows) FROM system.processes
     WHERE position(query, concat('${word.slice(0, 1)}', '${word.slice(1)}')) > 0`,
    { settings: {}, signal: AbortSignal.timeout(10_000) },
  );
  return rows.map(([read]) => ({ readRows: Number(read) }));
}
