import { expect, test } from 'vitest';
import { envelope, type Reply, refusal } from './testing/scripted-server.ts';
import { startService } from './testing/test-client.ts';

const execution = (executionStatus: string, more: object = {}): Reply => [
  200,
  envelope([{ executionId: 'e1', reportId: 'r1', executionStatus, ...more }]),
];
const none = refusal(404, 'Nothing matches; check executionStatus.');

function serviceShowing(...replies: Reply[]) {
  return startService(({ path }) => {
    if (!path.includes('/execution/')) return [200, envelope([{ reportId: 'r1' }])];
    return replies.length > 1 ? replies.shift() : replies[0];
  });
}

test('asks for the newest, then for the one that it has seen, until it is completed', async () => {
  const { server, client, time } = await serviceShowing(
    none,
    execution('Pending'),
    execution('Running'),
    execution('Completed', { reportAccessSecureLink: 'http://link' }),
  );
  await using _ = server;
  const seen: string[] = [];
  const done = await client.waitForExecution('r1', {
    pollMs: 2_000,
    onUpdate: ({ executionStatus }) => seen.push(executionStatus),
  });
  expect(done).toMatchObject({ executionId: 'e1', reportAccessSecureLink: 'http://link' });
  expect(seen).toEqual(['Pending', 'Running', 'Completed']);
  expect(time.waits).toEqual([2_000, 2_000, 2_000]);
  const asked = server.seen.filter(({ path }) => path.includes('/execution/'));
  expect(asked.map(({ query }) => Object.fromEntries(query))).toEqual([
    { executionStatus: 'Pending;Running;Completed;Failed', getLatestExecution: 'true' },
    { executionStatus: 'Pending;Running;Completed;Failed', getLatestExecution: 'true' },
    ...Array(2).fill({
      executionId: 'e1',
      executionStatus: 'Pending;Running;Completed;Failed',
      getLatestExecution: 'false',
    }),
  ]);
});

test('a failed execution rejects with its reason', async () => {
  const { server, client } = await serviceShowing(
    execution('Failed', { failureReason: 'The data was withdrawn.' }),
  );
  await using _ = server;
  await expect(client.waitForExecution('r1')).rejects.toMatchObject({
    name: 'ExecutionFailedError',
    message: 'The report failed: The data was withdrawn.',
    execution: { executionId: 'e1' },
  });
});

test('gives up when the time is over', async () => {
  const { server, client, time } = await serviceShowing(execution('Running'));
  await using _ = server;
  const waiting = client.waitForExecution('r1', { pollMs: 10_000, timeoutMs: 25_000 });
  await expect(waiting).rejects.toThrow('not ready after 25 s; it was Running');
  expect(time.waits).toEqual([10_000, 10_000]);
});

test('a report that is gone is not waited for', async () => {
  const { server, client } = await startService(() => refusal(404, 'There is no report r1.'));
  await using _ = server;
  await expect(client.waitForExecution('r1')).rejects.toThrow('There is no report r1.');
});

test('stops when told to', async () => {
  const { server, client } = await serviceShowing(execution('Pending'));
  await using _ = server;
  const control = new AbortController();
  const waiting = client.waitForExecution('r1', {
    signal: control.signal,
    onUpdate: () => control.abort(new Error('enough')),
  });
  await expect(waiting).rejects.toThrow('enough');
});

test('an execution that was cancelled meanwhile rejects with that reason', async () => {
  const { server, client } = await serviceShowing(
    execution('Pending'),
    none,
    execution('Cancelled', { failureReason: 'Cancelled by ada.' }),
  );
  await using _ = server;
  await expect(client.waitForExecution('r1')).rejects.toThrow(
    'The report was cancelled: Cancelled by ada.',
  );
  const last = server.seen.at(-1)?.query;
  expect(last && Object.fromEntries(last)).toEqual({
    executionId: 'e1',
    getLatestExecution: 'true',
  });
});
