import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Script } from '../../../client/src/testing/scripted-server.ts';
import { envelope, refusal, runCommand, startService } from '../testing/run-command.ts';
import { registerPull } from './pull.ts';

let folder: string;
let output: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pull-'));
  output = join(folder, 'out.csv');
});
afterEach(() => rm(folder, { recursive: true }));

const csv = 'CustomerName,Seats\n"Contoso\nLtd",5\nFabrikam,12\n';
const query = "SELECT CustomerName, Seats FROM OfficeUsage WHERE x = 'from here'";

/** A service on which one report runs; `overrides` replaces the answer to `METHOD Resource`. */
async function startReporting(overrides: Record<string, Script> = {}) {
  let polls = 0;
  const execution = (more: object) => envelope([{ executionId: 'e1', reportId: 'r1', ...more }]);
  const script: Record<string, Script> = {
    'GET ScheduledDataset': () => [200, envelope([{ datasetName: 'OfficeUsage' }])],
    'POST ScheduledQueries': () => [200, envelope([{ queryId: 'q1' }])],
    'POST ScheduledReport': () => [200, envelope([{ reportId: 'r1' }])],
    'GET ScheduledReport/execution/r1': () =>
      ++polls < 3
        ? [200, execution({ executionStatus: 'Running' })]
        : [
            200,
            execution({
              executionStatus: 'Completed',
              reportAccessSecureLink: `${server.url}/insights/v1/mpn/file`,
              reportManifestSecureLink: `${server.url}/insights/v1/mpn/manifest`,
            }),
          ],
    'GET file': (_, response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(csv)),
    'GET manifest': () => [200, envelope([{ rows: 2, jws: {} }])],
    'DELETE ScheduledReport/r1': () => [200, envelope([])],
    'DELETE ScheduledQueries/q1': () => [200, envelope([])],
    ...overrides,
  };
  const call = ({ method, path }: { method: string; path: string }) =>
    `${method} ${path.replace('/insights/v1/mpn/', '')}`;
  const server = await startService((seen, response) =>
    (script[call(seen)] ?? (() => refusal(404, `no ${call(seen)}`)))(seen, response),
  );
  return { server, calls: () => server.seen.map(call) };
}

const pull = (url: string, ...more: string[]) =>
  runCommand(registerPull, ['pull', query, '--api', url, '-o', output, ...more]);

test('runs the steps in order, writes the report and removes what it made', async () => {
  const { server, calls } = await startReporting();
  await using _ = server;
  const ran = await pull(server.url, '--start', '2026-01-01', '--end', '2026-02-01');
  expect(ran.failure).toBeNull();
  expect(await readFile(output, 'utf8')).toBe(csv);
  expect(ran.stdout).toBe('');
  expect(ran.stderr.split('\n')).toEqual([
    'Signed in.',
    'Dataset OfficeUsage: 0 columns.',
    'Query q1 created.',
    'Report r1 created.',
    'Report is running.',
    'Report is completed.',
    `2 rows, ${csv.length} bytes in ${output}`,
    '',
  ]);
  expect(calls()).toEqual([
    'POST /tenant-1/oauth2/token',
    'GET ScheduledDataset',
    'POST ScheduledQueries',
    'POST ScheduledReport',
    ...Array(3).fill('GET ScheduledReport/execution/r1'),
    'GET file',
    'DELETE ScheduledReport/r1',
    'DELETE ScheduledQueries/q1',
  ]);
  expect(JSON.parse(server.seen[3]?.body ?? '')).toEqual({
    ReportName: 'insights pull',
    QueryId: 'q1',
    ExecuteNow: true,
    Format: 'csv',
    QueryStartTime: '2026-01-01T00:00:00Z',
    QueryEndTime: '2026-02-01T00:00:00Z',
  });
});

test('- writes to stdout, and nothing but the report', async () => {
  const { server } = await startReporting();
  await using _ = server;
  const args = ['pull', query, '--api', server.url, '-o', '-', '--format', 'tsv'];
  const ran = await runCommand(registerPull, args);
  expect(ran.stdout).toBe(csv);
  expect(ran.stderr).toContain(`2 rows, ${csv.length} bytes\n`);
  expect(server.seen[3]?.body).toContain('"Format":"tsv"');
});

test('--manifest saves the manifest beside the report', async () => {
  const { server, calls } = await startReporting();
  await using _ = server;
  const saved = join(folder, 'out.manifest.json');
  const ran = await pull(server.url, '--manifest', saved);
  expect(ran.failure).toBeNull();
  expect(JSON.parse(await readFile(saved, 'utf8'))).toEqual({ rows: 2, jws: {} });
  expect(ran.stderr).toContain(`Manifest in ${saved}\n`);
  expect(calls()).toContain('GET manifest');
  const asked = server.seen.find(({ path }) => path.endsWith('/manifest'));
  expect(asked?.headers.authorization).toBeUndefined();
});

test('--manifest into a folder that is not there stops it before anything is made', async () => {
  const { server, calls } = await startReporting();
  await using _ = server;
  const ran = await pull(server.url, '--manifest', join(folder, 'none', 'm.json'));
  expect(ran.failure).toMatch(/There is no folder/);
  expect(calls()).toEqual([]);
});

test('--keep leaves the query and the report', async () => {
  const { server, calls } = await startReporting();
  await using _ = server;
  expect((await pull(server.url, '--keep')).failure).toBeNull();
  expect(calls().filter((call) => call.startsWith('DELETE'))).toEqual([]);
});

test('an unknown dataset stops it before anything is made', async () => {
  const { server, calls } = await startReporting({
    'GET ScheduledDataset': () => refusal(404, 'There is no dataset OfficeUsage.'),
  });
  await using _ = server;
  expect((await pull(server.url)).failure).toBe('There is no dataset OfficeUsage.');
  expect(calls()).toHaveLength(2);
});

test('a failed report is told with its reason, and removed', async () => {
  const { server, calls } = await startReporting({
    'GET ScheduledReport/execution/r1': () => [
      200,
      envelope([{ executionId: 'e1', executionStatus: 'Failed', failureReason: 'No data.' }]),
    ],
  });
  await using _ = server;
  expect((await pull(server.url)).failure).toBe('The report failed: No data.');
  expect(calls().slice(-2)).toEqual(['DELETE ScheduledReport/r1', 'DELETE ScheduledQueries/q1']);
  expect(await readdir(folder)).toEqual([]);
});

test('what cannot be removed is told, and the rest is removed all the same', async () => {
  const { server, calls } = await startReporting({
    'DELETE ScheduledReport/r1': () => refusal(500, 'Something went wrong.'),
  });
  await using _ = server;
  const ran = await pull(server.url);
  expect(ran.failure).toBeNull();
  expect(ran.stderr).toContain('Could not remove report r1: Something went wrong.');
  expect(calls().at(-1)).toBe('DELETE ScheduledQueries/q1');
});

test('Ctrl-C stops the waiting and removes what was made', async () => {
  const { server, calls } = await startReporting({
    'GET ScheduledReport/execution/r1': () => {
      process.emit('SIGINT');
      return [200, envelope([{ executionId: 'e1', executionStatus: 'Pending' }])];
    },
  });
  await using _ = server;
  expect((await pull(server.url)).failure).toBe('interrupted');
  expect(calls().slice(-2)).toEqual(['DELETE ScheduledReport/r1', 'DELETE ScheduledQueries/q1']);
  expect(process.listenerCount('SIGINT')).toBe(0);
});

test('on a terminal the download shows a bar', async () => {
  const bytes = gzipSync(csv);
  const { server } = await startReporting({
    'GET file': (_, response) =>
      void response.writeHead(200, { 'content-length': bytes.length }).end(bytes),
  });
  await using _ = server;
  const args = ['pull', query, '--api', server.url, '-o', output];
  const ran = await runCommand(registerPull, args, undefined, true);
  expect(ran.failure).toBeNull();
  expect(ran.stderr).toContain(`of ${bytes.length} bytes`);
});

test('an output that cannot be written shows before anything is asked', async () => {
  const { server } = await startReporting();
  await using _ = server;
  const nowhere = join(folder, 'absent');
  const args = ['pull', query, '--api', server.url, '-o', join(nowhere, 'out.csv')];
  const ran = await runCommand(registerPull, args);
  expect(ran.failure).toBe(`There is no folder ${nowhere} to write to`);
  expect(server.seen).toEqual([]);
});

test('an output is asked for, and only known formats are taken', async () => {
  expect((await runCommand(registerPull, ['pull', query])).failure).toContain('--output <file>');
  const args = ['pull', query, '-o', output, '--format', 'xml'];
  expect((await runCommand(registerPull, args)).failure).toContain('csv, tsv');
});
