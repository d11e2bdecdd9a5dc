import { expect, test } from 'vitest';
import type { VirtualClock } from '../../kernel/clock.ts';
import { createQuery } from '../create-query.ts';
import { createReport } from '../create-report.ts';
import { NOW, PROGRAM, QUERY, reportsWorld } from '../testing/reports-world.ts';
import { advanceClock } from './advance-clock.ts';
import { createVirtualTime } from './virtual-time.ts';

const DUE = '2026-03-10T18:00:00.000Z';
const signal = new AbortController().signal;

/** A report that is due at `DUE`, and no worker. */
async function waitingWorld() {
  const { context, caller, clock: hand } = await reportsWorld();
  let frozen = false;
  const clock: VirtualClock = {
    now: hand.now,
    read: () => ({ now: hand.now(), frozen }),
    set: hand.set,
    freeze: () => {
      frozen = true;
    },
    resume: () => {
      frozen = false;
    },
  };
  const { queryId } = await createQuery(context, caller, PROGRAM, { name: 'Q', query: QUERY });
  const schedule = { startTime: DUE, recurrenceInterval: 24 };
  await createReport(context, caller, PROGRAM, { reportName: 'R', queryId, ...schedule });
  const { store } = context;
  return { store, clock, leaseSeconds: 30, patienceSeconds: 0.05, sweep: async () => {} };
}

test('up to the next due time nothing is in the way', async () => {
  const world = await waitingWorld();
  const to = new Date('2026-03-10T17:59:59Z');
  expect(await advanceClock(world, to, signal)).toEqual({ steps: 0, executions: 0, deliveries: 0 });
  expect(world.clock.now()).toEqual(to);
});

test('at a due time it waits, gives up after its patience, and says what is left', async () => {
  const world = await waitingWorld();
  world.clock.freeze();
  const advanced = advanceClock(world, new Date('2026-03-20T00:00:00Z'), signal);
  await expect(advanced).rejects.toMatchObject({
    code: 'clock_waiting',
    message: expect.stringMatching(/2026-03-10T18:00:00Z .* 1 executions and 0 callbacks/),
  });
  expect(world.clock.read()).toEqual({ now: new Date(DUE), frozen: true });
});

test('it stops where it is when nobody waits for it any more', async () => {
  const world = { ...(await waitingWorld()), patienceSeconds: 60 };
  const gone = AbortSignal.timeout(20);
  const advanced = advanceClock(world, new Date('2026-03-20T00:00:00Z'), gone);
  await expect(advanced).rejects.toBe(await reasonOf(gone));
  expect(world.clock.now()).toEqual(new Date(DUE));
});

test('one advance at a time, and no other change meanwhile', async () => {
  const world = await waitingWorld();
  const time = createVirtualTime(world);
  const first = time.advance({ seconds: 86_400 }, signal);
  await expect(time.advance({ seconds: 1 }, signal)).rejects.toMatchObject({ code: 'clock_busy' });
  expect(() => time.freeze()).toThrow(expect.objectContaining({ code: 'clock_busy' }));
  expect(() => time.resume()).toThrow(expect.objectContaining({ code: 'clock_busy' }));
  await expect(first).rejects.toMatchObject({ code: 'clock_waiting' });
  expect(time.freeze()).toMatchObject({ mode: 'virtual', frozen: true });
  expect(NOW < world.clock.now().toISOString()).toBe(true);
});

const reasonOf = async (aborted: AbortSignal): Promise<unknown> =>
  aborted.aborted
    ? aborted.reason
    : new Promise((resolve) => {
        aborted.addEventListener('abort', () => resolve(aborted.reason));
      });
