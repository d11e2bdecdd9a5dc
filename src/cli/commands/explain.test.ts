import { expect, test } from 'vitest';
import { envelope, runCommand, startService } from '../testing/run-command.ts';
import { registerExplain } from './explain.ts';

const explanation = {
  datasetName: 'AzureUsage',
  snapshotId: 's',
  watermark: '2026-03-01T02:00:00Z',
  coversFrom: null,
  coversBefore: '2026-03-01T00:00:00Z',
  rows: { estimate: 48_210, low: 48_210, high: 48_210 },
  rowsSource: 'counted',
  fileBytes: { estimate: 402_000, low: 201_000, high: 804_000 },
  bytesSource: 'sample',
  seconds: { estimate: 0.4, low: 0.2, high: 0.9 },
  secondsSource: 'pastRuns',
  parts: 1,
  format: 'tsv',
  redacted: ['ACR_USD'],
  dueTimes: ['2026-03-02T04:00:00Z', '2026-03-09T04:00:00Z'],
};

test('tells size, time, what is withheld and when', async () => {
  await using server = await startService(() => [200, envelope([explanation])]);
  const schedule = ['--first', '2026-03-02T04:00:00Z', '--every', '168', '--times', '2'];
  const ran = await runCommand(registerExplain, [
    ...['explain', 'q', '--format', 'tsv', '--start', '2026-01-01', ...schedule],
    ...['--api', server.url],
  ]);
  expect(ran.failure).toBeNull();
  expect(ran.stdout.split('\n')).toEqual([
    'Dataset   AzureUsage, loaded 2026-03-01T02:00:00Z',
    'Covers    the beginning to before 2026-03-01T00:00:00Z',
    'Rows      48,210 (counted)',
    'File      0.4 MB, 0.2 MB to 0.8 MB of tsv, compressed (sample)',
    'Takes     0.4 s, 0.2 s to 0.9 s (pastRuns)',
    'Withheld  ACR_USD',
    'Due       2026-03-02T04:00:00Z',
    '          2026-03-09T04:00:00Z',
    '',
  ]);
  expect(JSON.parse(server.seen[1]?.body ?? '')).toEqual({
    Query: 'q',
    Format: 'tsv',
    StartTime: '2026-03-02T04:00:00Z',
    RecurrenceInterval: 168,
    RecurrenceCount: 2,
    QueryStartTime: '2026-01-01T00:00:00Z',
  });
});

test('prints the whole answer as JSON', async () => {
  await using server = await startService(() => [200, envelope([explanation])]);
  const ran = await runCommand(registerExplain, ['explain', 'q', '--json', '--api', server.url]);
  expect(JSON.parse(ran.stdout)).toEqual(explanation);
});

test('a count that is none is refused before anything is sent', async () => {
  await using server = await startService(() => [200, envelope([explanation])]);
  const faulty = ['explain', 'q', '--every', 'week', '--api', server.url];
  expect((await runCommand(registerExplain, faulty)).failure).toContain('whole number');
  expect(server.seen).toEqual([]);
});
