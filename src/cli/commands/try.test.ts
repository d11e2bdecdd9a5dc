import { expect, test } from 'vitest';
import { envelope, refusal, runCommand, startService } from '../testing/run-command.ts';
import { registerTry } from './try.ts';

const rows = [
  { CustomerName: 'Contoso', Seats: 5 },
  { CustomerName: null, Seats: 12 },
];

test('shows the rows as a table and their number', async () => {
  await using server = await startService(() => [200, envelope(rows, { dataRedacted: true })]);
  const query = "SELECT CustomerName, Seats FROM X WHERE CustomerName LIKE '%é'";
  const ran = await runCommand(registerTry, [
    'try',
    query,
    ...['--api', server.url, '--start', '2026-01-01', '--end', '2026-02-03T04:05:06Z'],
  ]);
  expect(ran.failure).toBeNull();
  expect(ran.stdout).toContain('│ Contoso      │     5 │');
  expect(ran.stdout).toContain('│ null         │    12 │');
  expect(ran.stderr).toBe('2 rows\nSome values are withheld because of your role.\n');
  expect(Object.fromEntries(server.seen[1]?.query ?? [])).toEqual({
    exportQuery: query,
    startTime: '2026-01-01T00:00:00Z',
    endTime: '2026-02-03T04:05:06Z',
  });
});

test('shows the rows as JSON', async () => {
  await using server = await startService(() => [200, envelope(rows)]);
  const ran = await runCommand(registerTry, ['try', 'q', '--json', '--api', server.url]);
  expect(JSON.parse(ran.stdout)).toEqual(rows);
});

test('no rows are said to be none', async () => {
  await using server = await startService(() => [200, envelope([])]);
  const ran = await runCommand(registerTry, ['try', 'q', '--api', server.url]);
  expect(ran).toEqual({ stdout: '', stderr: '0 rows\n', failure: null });
});

test('a refusal is one line with the correlation id', async () => {
  await using server = await startService(() => [
    400,
    envelope([], { message: 'Unknown column `A`.\nUnknown column `B`.' }),
    { 'x-correlation-id': 'c-1' },
  ]);
  const ran = await runCommand(registerTry, ['try', 'q', '--api', server.url]);
  expect(ran.failure).toBe('Unknown column `A`. Unknown column `B`. (correlation id c-1)');
});

test('wrong options are refused before anything is sent', async () => {
  await using server = await startService(() => refusal(500, 'not to be asked'));
  const faulty = ['try', 'q', '--api', server.url, '--start', 'yesterday'];
  expect((await runCommand(registerTry, faulty)).failure).toContain('yyyy-MM-dd');
  const ran = await runCommand(registerTry, ['try', 'q', '--api', server.url], {});
  expect(ran.failure).toBe('--tenant is missing; give it or set INSIGHTS_TENANT_ID');
  expect(server.seen).toEqual([]);
});

test('a service that is not there is named', async () => {
  const server = await startService(() => [200, envelope([])]);
  await server[Symbol.asyncDispose]();
  const ran = await runCommand(registerTry, ['try', 'q', '--api', server.url]);
  expect(ran.failure).toContain(`No answer from ${server.url}`);
});
