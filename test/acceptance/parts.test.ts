import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contosoTenant, people } from './support/people.ts';
import { runCommand } from './support/run-command.ts';
import { serveForFile } from './support/serve-for-file.ts';

const server = serveForFile([], { INSIGHTS_PART_MEGABYTES: '0.02' });
const query =
  'SELECT CustomerName, CustomerTenantName, Month, AvailableSeats FROM CustomersAndTenants TIMESPAN LAST_6_MONTHS';
let folder: string;
let whole: string;

const pull = (output: string, ...more: string[]) =>
  runCommand(['pull', query, '--output', output, ...more], { env: client() });

const client = () => ({
  INSIGHTS_API_URL: server().url,
  INSIGHTS_TENANT_ID: contosoTenant,
  INSIGHTS_CLIENT_ID: people.executive.clientId,
  INSIGHTS_CLIENT_SECRET: people.executive.clientSecret,
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insights-parts-'));
  const manifest = join(folder, 'manifest.json');
  const pulled = await pull(join(folder, 'seats.csv'), '--manifest', manifest);
  expect(pulled.code, pulled.stderr).toBe(0);
  whole = pulled.stderr;
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const parts = async (): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();

test('a large report comes as several files, each with the header, none of them longer than a part and a row', async () => {
  const names = await parts();
  expect(names.length, whole).toBeGreaterThan(2);
  expect(names).toContain('seats.csv');
  expect(names).toContain('seats.part2.csv');
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8');
    expect(text.startsWith('CustomerName,CustomerTenantName,Month,AvailableSeats\n')).toBe(true);
    expect(text.endsWith('\n')).toBe(true);
    expect(text.length).toBeLessThan(21_000);
  }
});

test('insights verify knows each of them', async () => {
  const names = await parts();
  let rows = 0;
  for (const name of names) {
    const args = ['verify', join(folder, name), join(folder, 'manifest.json'), '--json'];
    const { code, stdout } = await runCommand(args, { env: { INSIGHTS_API_URL: server().url } });
    const told = JSON.parse(stdout) as { ok: boolean; part: number; parts: number; rows: number };
    expect(code).toBe(0);
    expect(told).toMatchObject({ ok: true, parts: names.length });
    expect(told.part).toBe(Number(/part(\d+)/.exec(name)?.[1] ?? 1));
    rows += told.rows;
  }
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  expect(rows).toBe(manifest.rows);
});

test('several files do not fit into standard output', async () => {
  const { code, stderr } = await pull('-');
  expect(code).toBe(1);
  expect(stderr).toMatch(/The report has \d+ parts, each a file by itself: name one with --output/);
});
