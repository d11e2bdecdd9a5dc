import pg from 'pg';

/** `url` with another database. */
export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Runs one statement on a connection of its own. */
export async function runStatement(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Makes a database on the server of `url`, and gives its URL. `options` as CREATE DATABASE has them. */
export async function createDatabase(url: string, name: string, options = ''): Promise<string> {
  await runStatement(url, `create database ${pg.escapeIdentifier(name)} ${options}`);
  return databaseUrl(url, name);
}

/** Also when somebody is still connected. */
export const dropDatabase = (url: string, name: string): Promise<void> =>
  runStatement(url, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
