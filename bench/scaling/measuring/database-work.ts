import type pg from 'pg';

/** What a database has done so far; the difference of two is what it did between. */
export interface DatabaseWork {
  readonly transactions: number;
  readonly statements: number;
  readonly walBytes: number;
}

/** Statistics are told by each backend only now and then: called once the workers have gone. */
export async function databaseWork(client: pg.Client): Promise<DatabaseWork> {
  await client.query('select pg_stat_clear_snapshot()');
  const { rows } = await client.query(`
    select
      (select xact_commit + xact_rollback from pg_stat_database where datname = current_database())::float8 as transactions,
      (select coalesce(sum(calls), 0) from pg_stat_statements as s join pg_database as d on d.oid = s.dbid
        where d.datname = current_database())::float8 as statements,
      pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as "walBytes"`);
  return rows[0];
}

/** A statement as PostgreSQL saw it, with what it took within the server. */
export interface StatementCost {
  readonly text: string;
  readonly calls: number;
  readonly milliseconds: number;
}

export async function statementCosts(client: pg.Client): Promise<StatementCost[]> {
  const { rows } = await client.query(`
    select query as text, calls::float8, total_exec_time as milliseconds
    from pg_stat_statements as s join pg_database as d on d.oid = s.dbid
    where d.datname = current_database() order by total_exec_time desc`);
  return rows;
}

/** Bytes of tables with their indexes and long values, by table. */
export async function tableBytes(client: pg.Client): Promise<Record<string, number>> {
  const { rows } = await client.query(`
    select relname as name, pg_total_relation_size(relid)::float8 as bytes from pg_stat_user_tables`);
  return Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes]));
}

/** Rows that were read by scanning a whole table, by table. */
export async function scannedRows(client: pg.Client): Promise<Record<string, number>> {
  const { rows } = await client.query(`
    select relname as name, seq_tup_read::float8 as rows from pg_stat_user_tables where seq_tup_read > 0`);
  return Object.fromEntries(rows.map(({ name, rows: read }) => [name, read]));
}

/** Counts anew from here on. */
export const forgetWork = (client: pg.Client) =>
  client.query('select pg_stat_statements_reset(), pg_stat_reset()');
