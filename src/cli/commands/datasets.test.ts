import { expect, test } from 'vitest';
import { envelope, refusal, runCommand, startService } from '../testing/run-command.ts';
import { registerDatasets } from './datasets.ts';

const dataset = {
  datasetName: 'OfficeUsage',
  selectableColumns: ['PGAMpnId', 'Month'],
  availableMetrics: ['CustomerCount'],
  availableDateRanges: ['LAST_MONTH'],
  minimumRecurrenceInterval: 24,
};

test('lists all datasets', async () => {
  await using server = await startService(() => [200, envelope([dataset])]);
  const ran = await runCommand(registerDatasets, ['datasets', '--api', server.url]);
  expect(ran.stdout).toMatch(/OfficeUsage │ +2 │ +1 │ +1 │ +24 │/);
  expect(ran.failure).toBeNull();
});

test('shows one with its columns, metrics and ranges', async () => {
  await using server = await startService(() => [200, envelope([dataset])]);
  const ran = await runCommand(registerDatasets, ['datasets', 'officeusage', '--api', server.url]);
  expect(ran.stdout).toBe(
    [
      'OfficeUsage',
      '',
      'Columns (2)',
      '  PGAMpnId',
      '  Month',
      '',
      'Metrics (1)',
      '  CustomerCount',
      '',
      'Date ranges (1)',
      '  LAST_MONTH',
      '',
    ].join('\n'),
  );
  expect(server.seen[1]?.query.get('datasetName')).toBe('officeusage');
});

test('prints JSON', async () => {
  await using server = await startService(() => [200, envelope([dataset])]);
  const ran = await runCommand(registerDatasets, ['datasets', '--json', '--api', server.url]);
  expect(JSON.parse(ran.stdout)).toEqual([dataset]);
});

test('an unknown name fails with the words of the service', async () => {
  const message = 'There is no dataset OficeUsage. Did you mean OfficeUsage?';
  await using server = await startService(() => refusal(404, message));
  const ran = await runCommand(registerDatasets, ['datasets', 'OficeUsage', '--api', server.url]);
  expect(ran).toEqual({ stdout: '', stderr: '', failure: message });
});
