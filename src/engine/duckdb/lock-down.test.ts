import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from './open-database.ts';

/**
 * What a statement could do that got past the compiler: here they are run from inside a connection. Only the
 * data folder and the scratch folder may be reached.
 */
let instance: DuckDBInstance;
let connection: DuckDBConnection;
let asked = 0;
let address: string;
let folder: string;
let data: string;
let scratch: string;

const web = createServer((_, response) => {
  asked += 1;
  response.end('a\n1\n');
});

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'insights-lock-down-'));
  data = path.join(folder, 'data');
  scratch = path.join(folder, 'scratch');
  for (const made of [data, scratch, path.join(folder, 'data-of-another')]) mkdirSync(made);
  for (const file of ['outside.csv', 'data/inside.csv', 'data-of-another/theirs.csv']) {
    writeFileSync(path.join(folder, file), 'a\n1\n');
  }
  symlinkSync(path.join(folder, 'outside.csv'), path.join(data, 'link.csv'));
  symlinkSync(folder, path.join(data, 'up'));
  process.env.DUCKDB_TEST_SECRET = 'open-sesame';
  instance = await openDatabase([data], { scratchFolder: scratch });
  connection = await instance.connect();
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
  web.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = async (statement: string): Promise<unknown[][]> =>
  (await connection.runAndReadAll(statement)).getRows() as unknown[][];

const refused = async (statement: string): Promise<string> =>
  run(statement).then(
    (rows) => `answered ${rows.length} rows`,
    (error: Error) => error.message,
  );

const NO_ACCESS = /Permission Error|disabled by configuration|disabled through configuration/i;

test('the data folder can be read, and the scratch folder written', async () => {
  expect(await run(`SELECT a FROM read_csv('${data}/inside.csv')`)).toEqual([[1n]]);
  await run(`COPY (SELECT 1 AS a) TO '${scratch}/out.csv'`);
});

describe('files outside', () => {
  test.each([
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_blob('/etc/hostname')",
    "SELECT * FROM '{folder}/outside.csv'",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM read_csv('{folder}/outside.csv')",
    "SELECT * FROM read_csv('{data}/../outside.csv')",
    "SELECT * FROM read_csv('{data}/./../outside.csv')",
    "SELECT * FROM read_csv('{folder}/data-of-another/theirs.csv')",
    "SELECT * FROM read_csv('{data}-of-another/theirs.csv')",
    "SELECT * FROM read_csv('{data}/../data-of-another/theirs.csv')",
    "SELECT * FROM read_csv('file://{folder}/outside.csv')",
    "SELECT * FROM read_parquet('/etc/*.parquet')",
    "SELECT * FROM read_json('/etc/passwd')",
    "SELECT * FROM sniff_csv('/etc/passwd')",
    "SELECT * FROM parquet_metadata('{folder}/outside.csv')",
    "COPY (SELECT 1) TO '{folder}/written.csv'",
    "COPY (SELECT 1) TO '{scratch}/../written.csv'",
    "COPY (SELECT 1) TO '/tmp/written.csv'",
    "EXPORT DATABASE '{folder}/exported'",
    "IMPORT DATABASE '{folder}/exported'",
    "ATTACH '{folder}/attached.db' AS other",
    "ATTACH '/etc/passwd' AS other (TYPE sqlite)",
  ])('%s', async (statement) => {
    const filled = statement
      .replaceAll('{folder}', folder)
      .replaceAll('{data}', data)
      .replaceAll('{scratch}', scratch);
    expect(await refused(filled)).toMatch(NO_ACCESS);
  });
});

test('a data folder that is reached by a symbolic link can be read', async () => {
  symlinkSync(data, path.join(folder, 'linked-data'));
  const linked = path.join(folder, 'linked-data');
  const other = await openDatabase([linked], { scratchFolder: scratch });
  const reader = await other.connect();
  const answer = await reader.runAndReadAll(`SELECT a FROM read_csv('${linked}/inside.csv')`);
  expect(answer.getRows()).toEqual([[1n]]);
  reader.closeSync();
  other.closeSync();
  rmSync(linked);
});

describe('symbolic links out of the data folder', () => {
  test.each(['{data}/link.csv', '{data}/up/outside.csv'])('%s', async (file) => {
    const filled = file.replaceAll('{data}', data);
    expect(await refused(`SELECT * FROM read_csv('${filled}')`)).toMatch(NO_ACCESS);
  });
});

describe('the network and extensions', () => {
  test.each([
    "SELECT * FROM read_csv('{address}/a.csv')",
    "SELECT * FROM '{address}/a.parquet'",
    "SELECT * FROM read_parquet('s3://bucket/a.parquet')",
    "COPY (SELECT 1) TO '{address}/a.csv'",
    "ATTACH '{address}/a.db' AS other",
    'INSTALL httpfs',
    "INSTALL httpfs FROM '{address}'",
    'INSTALL spatial FROM community',
    'LOAD httpfs',
    "LOAD '{data}/evil.duckdb_extension'",
    'FORCE INSTALL json',
    "SELECT * FROM sqlite_scan('{data}/a.db', 't')",
    "SELECT * FROM postgres_scan('host=127.0.0.1', 'public', 't')",
    "CREATE SECRET s (TYPE s3, KEY_ID 'k', SECRET 'v')",
  ])('%s', async (statement) => {
    const filled = statement.replaceAll('{address}', address).replaceAll('{data}', data);
    expect(await refused(filled)).toMatch(/Error/);
    expect(asked).toBe(0);
  });
});

describe('settings', () => {
  const names = [
    ...['enable_external_access', 'allowed_directories', 'allowed_paths', 'lock_configuration'],
    ...['autoload_known_extensions', 'autoinstall_known_extensions', 'allow_community_extensions'],
    ...['allow_unsigned_extensions', 'extension_directory', 'custom_extension_repository'],
    ...[
      'temp_directory',
      'memory_limit',
      'threads',
      'TimeZone',
      'secret_directory',
      'home_directory',
    ],
    ...[
      'enable_logging',
      'log_query_path',
      'profiling_output',
      'enable_profiling',
      'disabled_filesystems',
    ],
    ...['max_temp_directory_size', 'default_secret_storage', 'access_mode', 'file_search_path'],
  ];
  test.each(names)('%s stays', async (name) => {
    for (const statement of [
      `SET ${name} = '1'`,
      `SET GLOBAL ${name} = '1'`,
      `SET SESSION ${name} = '1'`,
      `RESET ${name}`,
      `RESET GLOBAL ${name}`,
      `PRAGMA ${name} = '1'`,
    ]) {
      expect(await refused(statement), statement).toMatch(/Error/);
    }
  });

  test('all that matter stand as they should', async () => {
    const wanted = ['enable_external_access', 'lock_configuration', 'allow_community_extensions'];
    const list = wanted.map((name) => `current_setting('${name}')::VARCHAR`).join(', ');
    expect(await run(`SELECT ${list}`)).toEqual([['false', 'true', 'false']]);
  });

  test('PRAGMA cannot write a file either', async () => {
    expect(await refused(`PRAGMA enable_profiling='json'`)).toMatch(/Error/);
    expect(await refused(`PRAGMA profiling_output='${folder}/p.json'`)).toMatch(/Error/);
  });
});

test('the environment cannot be read', async () => {
  expect(await refused("SELECT getenv('DUCKDB_TEST_SECRET')")).toMatch(/Catalog Error/);
});

test('nothing was written outside, and nobody was called', () => {
  expect(readdirSync(folder).sort()).toEqual(['data', 'data-of-another', 'outside.csv', 'scratch']);
  expect(asked).toBe(0);
});
