import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, createApi, type Item } from './support/api.ts';
import { contosoTenant, people } from './support/people.ts';
import { type RawAnswer, rawRequest } from './support/raw-request.ts';
import {
  completedExecution,
  createQuery,
  createRunNow,
  parseRows,
  type Row,
  secureLink,
} from './support/reports.ts';
import { runCommand } from './support/run-command.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';

const server = serveForFile();
const query =
  'SELECT CustomerName, CustomerTenantName, Month, AvailableSeats, BilledRevenueUSD FROM CustomersAndTenants TIMESPAN LAST_6_MONTHS';
const formats = ['csv', 'tsv', 'jsonl', 'parquet'] as const;
let folder: string;
let api: Api;
const executions = new Map<string, Item>();
const stored = new Map<string, RawAnswer>();
let rows: Row[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insights-formats-'));
  api = createApi(server().url, await signIn(server().url, people.executive));
  const queryId = await createQuery(api, query);
  for (const format of formats) {
    const { reportId } = await createRunNow(api, queryId, { Format: format });
    const execution = await completedExecution(api, reportId);
    executions.set(format, execution);
    stored.set(format, await rawRequest(secureLink(execution)));
  }
  rows = parseRows(gunzipSync(bytesOf('csv')).toString());
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const answerOf = (format: string): RawAnswer => {
  const answer = stored.get(format);
  if (!answer) throw new Error(`no file of format ${format}`);
  return answer;
};
const bytesOf = (format: string): Buffer => answerOf(format).bytes;

async function save(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** The rows as texts, read by a DuckDB of our own. */
async function readParquet(file: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const read = await connection.runAndReadAll(
    `SELECT * REPLACE (coalesce(CustomerName, '') AS CustomerName) FROM (SELECT COLUMNS(*)::VARCHAR FROM '${file}')`,
  );
  const found = read.getRowObjectsJson() as Row[];
  connection.closeSync();
  instance.closeSync();
  return found;
}

/** As CSV has them: null is the empty text. */
const asTexts = (found: readonly object[]): object[] =>
  found.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]),
    ),
  );

const withNumbers = (found: readonly Row[]): object[] =>
  found.map((row) => ({ ...row, BilledRevenueUSD: String(Number(row.BilledRevenueUSD)) }));

test.each(['csv', 'tsv', 'jsonl'])(
  '%s is a gzip file that gzip itself finds whole',
  async (format) => {
    expect(answerOf(format).headers['content-encoding']).toBe('gzip');
    const file = await save(`whole.${format}.gz`, bytesOf(format));
    expect(execFileSync('gzip', ['-t', file]).toString()).toBe('');
  },
);

test('JSON Lines: each line is an object of the same row, in order', () => {
  const { headers, bytes } = answerOf('jsonl');
  expect(headers['content-type']).toMatch(/^application\/jsonl\b/);
  expect(headers['content-disposition']).toMatch(/\.jsonl/);
  const lines = gunzipSync(bytes).toString().split('\n');
  expect(lines.pop()).toBe('');
  const read = lines.map((line) => JSON.parse(line));
  expect(read.length).toBeGreaterThan(100);
  expect(Object.keys(read[0]).join()).toBe(Object.keys(rows[0] ?? {}).join());
  expect(typeof read[0].AvailableSeats).toBe('number');
  expect(withNumbers(asTexts(read) as Row[])).toEqual(withNumbers(rows));
});

test('Parquet: the same rows and real types, not packed again', async () => {
  const { headers, bytes } = answerOf('parquet');
  expect(headers['content-type']).toBe('application/vnd.apache.parquet');
  expect(headers['content-disposition']).toMatch(/\.parquet/);
  expect(headers).not.toHaveProperty('content-encoding');
  expect(headers['content-length']).toBe(String(bytes.length));
  expect(bytes.subarray(0, 4).toString()).toBe('PAR1');
  const file = await save('read.parquet', bytes);
  expect(asTexts(await readParquet(file))).toEqual(rows);
});

test('Parquet is the same file whichever encodings are accepted, also in parts', async () => {
  const link = secureLink(executions.get('parquet') ?? {});
  const bytes = bytesOf('parquet');
  for (const encoding of ['gzip', 'identity', 'br, gzip;q=0']) {
    const answer = await rawRequest(link, { headers: { 'Accept-Encoding': encoding } });
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(answer.bytes).toEqual(bytes);
    const headers = { 'Accept-Encoding': encoding, Range: 'bytes=-8' };
    const end = await rawRequest(link, { headers });
    expect([end.status, end.bytes]).toEqual([206, bytes.subarray(-8)]);
  }
});

test.each(formats)('the manifest of %s verifies it, and finds a flipped byte', async (format) => {
  const answer = await fetch(String(executions.get(format)?.reportManifestSecureLink));
  const body = (await answer.json()) as { value: [Item] };
  expect(body.value[0]).toMatchObject({
    ...{ format, rows: rows.length },
    parts: [{ encoding: format === 'parquet' ? 'identity' : 'gzip' }],
  });
  const manifest = await save(`${format}.json`, JSON.stringify(body));
  const file = await save(`good.${format}`, bytesOf(format));
  const key = ['--key', `${server().url}/files/manifest-key.json`];
  const good = await runCommand(['verify', file, manifest, ...key]);
  expect([good.code, good.stderr]).toEqual([0, '']);
  const spoilt = Buffer.from(bytesOf(format));
  spoilt[500] = (spoilt[500] ?? 0) ^ 4;
  const bad = await runCommand(['verify', await save(`bad.${format}`, spoilt), manifest, ...key]);
  expect(bad.code).toBe(1);
  expect(bad.stderr).toContain('damaged');
});

test('another format is a 400 that lists those there are', async () => {
  const queryId = await createQuery(api, query);
  const body = { ReportName: 'x', QueryId: queryId, ExecuteNow: true, Format: 'xlsx' };
  const { statusCode, message } = await api.post('ScheduledReport', body);
  expect(statusCode).toBe(400);
  for (const format of [...formats, 'xlsx']) expect(message).toContain(format);
});

test('insights pull takes both', async () => {
  const { userName, password, clientId, clientSecret } = people.executive;
  const env = {
    ...{ INSIGHTS_USER: userName, INSIGHTS_PASSWORD: password },
    INSIGHTS_CLIENT_SECRET: clientSecret,
  };
  const who = ['--api', server().url, '--tenant', contosoTenant, '--client-id', clientId];
  const pull = async (format: string) => {
    const file = join(folder, `pulled.${format}`);
    const ran = await runCommand(['pull', query, '--format', format, '-o', file, ...who], { env });
    expect(ran.code, ran.stderr).toBe(0);
    return { file, said: ran.stderr };
  };
  const lines = await pull('jsonl');
  expect(lines.said.replaceAll(',', '')).toContain(`${rows.length} rows`);
  expect((await readFile(lines.file, 'utf8')).split('\n')).toHaveLength(rows.length + 1);
  expect(asTexts(await readParquet((await pull('parquet')).file))).toEqual(rows);
});
