import { expect, test } from 'vitest';
import { describeStores } from '../../store/store.fixture.ts';
import { listWorkers } from './list-workers.ts';
import { ago, executionRow, NOW, operationsWorld } from './operations.fixture.ts';
import { sweepWorkers, tellDeparture, tellPresence } from './worker-presence.ts';

const facts = (worker_id: string) => ({
  ...{ worker_id, host: 'here', process_id: 7, version: '1.2.3', concurrency: 2 },
  started_time: ago(3600),
});

const held = (lease_owner: string, leaseSeconds: number) =>
  executionRow({
    ...{ status: 'Running', attempts: 1, lease_owner, started_time: ago(30) },
    lease_expires_time: ago(-leaseSeconds),
  });

describeStores((openStore) => {
  test('workers are busy, idle or lost, with what they hold', async () => {
    const executions = [held('busy', 30), held('silent', 30), held('gone', -30)];
    const world = await operationsWorld(openStore, { executions });
    await tellPresence(world, facts('busy'), new Date(ago(10)));
    await tellPresence(world, facts('idle'), new Date(ago(60)));
    await tellPresence(world, facts('lost'), new Date(ago(61)));
    const workers = await listWorkers(world);
    const states = workers.map(({ workerId, workerStatus }) => [workerId, workerStatus]);
    expect(Object.fromEntries(states)).toEqual({
      ...{ busy: 'busy', idle: 'idle', lost: 'lost', silent: 'busy', gone: 'lost' },
    });
    expect(workers.find(({ workerId }) => workerId === 'busy')).toMatchObject({
      ...{ host: 'here', processId: 7, version: '1.2.3', concurrency: 2, seenTime: ago(10) },
      executions: [
        { reportName: 'Seats', partnerName: 'Contoso', lane: 'small', startedTime: ago(30) },
      ],
    });
    expect(workers.find(({ workerId }) => workerId === 'silent')).toMatchObject({
      ...{ host: null, seenTime: null, executions: [{ leaseExpiresTime: ago(-30) }] },
    });
  });

  test('one that stops is listed no more, and a lost one for a day', async () => {
    const world = await operationsWorld(openStore, {});
    await tellPresence(world, facts('stops'), new Date(NOW));
    await tellPresence(world, facts('lost'), new Date(ago(86_401)));
    await tellPresence(world, facts('fresh'), new Date(ago(86_399)));
    await tellDeparture(world, 'stops');
    expect(await sweepWorkers(world, new Date(NOW))).toBe(1);
    expect((await listWorkers(world)).map(({ workerId }) => workerId)).toEqual(['fresh']);
  });
});
