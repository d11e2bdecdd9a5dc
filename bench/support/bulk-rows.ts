import type { DatabaseSync } from 'node:sqlite';

/** SQL of the values that differ from the pattern's, over `i`, which counts from 0. */
export type Changes = Readonly<Record<string, string>>;

/** So many copies of a row, whatever columns the table has. */
export function copyRow(
  database: DatabaseSync,
  table: string,
  pattern: { readonly key: string; readonly value: string },
  count: number,
  changes: Changes,
): void {
  const columns = database
    .prepare(`select name from pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => String(name));
  const values = columns.map((name) => changes[name] ?? `pattern.${name}`);
  const { key, value } = pattern;
  database
    .prepare(
      `with recursive numbers(i) as (select 0 union all select i + 1 from numbers where i + 1 < ${count})
       insert into ${table} (${columns.join(', ')})
       select ${values.join(', ')} from numbers, ${table} as pattern where pattern.${key} = ?`,
    )
    .run(value);
}

/** A UUID made of the number that the SQL gives; `kind` tells those of one table from another's. */
export const uuidOf = (kind: number, sql: string): string =>
  `printf('%08x-0000-4000-8000-%012x', ${kind}, ${sql})`;

/** Does the work without syncing: nobody else has the database open, and nobody will miss it. */
export function withoutSyncing(database: DatabaseSync, work: () => void): void {
  database.exec('pragma journal_mode = memory; pragma synchronous = off; begin');
  work();
  database.exec('commit; pragma journal_mode = wal; pragma synchronous = full');
}
