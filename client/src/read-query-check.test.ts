import { expect, test } from 'vitest';
import { createBrowserClient } from './browser.ts';
import { envelope, startScripted } from './testing/scripted-server.ts';

const tokens = { get: async () => 'first', replace: async () => 'second' };

test('a text is checked', async () => {
  const diagnostic = {
    code: 'unknown_column',
    message: 'No.',
    from: 7,
    to: 18,
    line: 1,
    column: 8,
  };
  await using server = await startScripted(() => [
    200,
    envelope([{ ok: false, diagnostics: [{ ...diagnostic, suggestions: ['Month'] }] }]),
  ]);
  const client = createBrowserClient({ apiUrl: server.url, tokens });
  expect(await client.checkQuery('SELECT Monht')).toEqual({
    ok: false,
    diagnostics: [{ ...diagnostic, suggestions: ['Month'] }],
    ...{ datasetName: null, columns: [], aggregates: false, timespan: null },
    ...{ coversFrom: null, coversBefore: null, redacted: [] },
  });
  expect(server.seen[0]).toMatchObject({
    ...{ method: 'POST', path: '/insights/v1/mpn/ScheduledQueries/check' },
    body: JSON.stringify({ Query: 'SELECT Monht' }),
  });
});

test('a good one has columns', async () => {
  const column = { name: 'Seats', kind: 'metric', type: 'integer', unit: 'seats', withheld: true };
  await using server = await startScripted(() => [
    200,
    envelope([{ ok: true, columns: [column] }]),
  ]);
  const client = createBrowserClient({ apiUrl: server.url, tokens });
  expect((await client.checkQuery('SELECT Seats FROM A')).columns).toEqual([column]);
});

test('a text is completed at a place', async () => {
  const item = { label: 'SELECT', kind: 'keyword', detail: 'keyword', from: 0, to: 3 };
  await using server = await startScripted(() => [200, envelope([item])]);
  const client = createBrowserClient({ apiUrl: server.url, tokens });
  expect(await client.completeQuery('sel', 3)).toEqual([
    { ...item, description: null, withheld: false },
  ]);
  expect(server.seen[0]).toMatchObject({
    path: '/insights/v1/mpn/ScheduledQueries/complete',
    body: JSON.stringify({ Query: 'sel', Position: 3 }),
  });
});
