import { expect, test } from 'vitest';
import { describeStores, temporaryStore } from '../../store/store.fixture.ts';
import { ended, operationsWorld } from './operations.fixture.ts';
import { readThroughput } from './read-throughput.ts';

const HOUR = 3600;

describeStores((openStore) => {
  test('tells every slot of the last day, also those in which nothing ended', async () => {
    const world = await operationsWorld(openStore, { executions: [ended(60, 0.25)] });
    const slots = await readThroughput(world, {});
    expect(slots).toHaveLength(25);
    expect([slots[0]?.time, slots.at(-1)?.time]).toEqual([
      '2026-03-09T12:00:00.000Z',
      '2026-03-10T12:00:00.000Z',
    ]);
    expect(slots[0]).toMatchObject({ completed: 0, failed: 0, lateness: null });
    expect(slots[23]).toEqual({
      ...{ time: '2026-03-10T11:00:00.000Z', completed: 1, failed: 0, skipped: 0, cancelled: 0 },
      lateness: { p50: 0.25, p95: 0.25, max: 0.25 },
    });
  });

  test('lateness is that of the run at the rank: half, nineteen in twenty, all', async () => {
    const late = Array.from({ length: 40 }, (_, at) => ended(60, at + 1));
    const never = ended(60, 999, { status: 'Skipped', started_time: null });
    const failed = ended(60, 41, { status: 'Failed' });
    const world = await operationsWorld(openStore, { executions: [...late, never, failed] });
    const [slot] = await readThroughput(world, { from: '2026-03-10T11:00:00Z' });
    expect(slot).toMatchObject({ completed: 40, failed: 1, skipped: 1 });
    expect(slot?.lateness).toEqual({ p50: 21, p95: 39, max: 41 });
  });

  test.each([
    [15, '2026-03-10T11:45:00.000Z', 1],
    [15, '2026-03-10T11:30:00.000Z', 2],
    [1440, '2026-03-10T00:00:00.000Z', 4],
    [1440, '2026-03-09T00:00:00.000Z', 1],
  ])('in slots of %i minutes that of %s has %i', async (intervalMinutes, time, completed) => {
    const executions = [10, 20 * 60, 25 * 60, 3 * HOUR, 12 * HOUR + 1].map((at) => ended(at, 0));
    const world = await operationsWorld(openStore, { executions });
    const slots = await readThroughput(world, { intervalMinutes });
    expect(slots.find((slot) => slot.time === time)).toMatchObject({ completed });
    expect(slots.reduce((sum, slot) => sum + slot.completed, 0)).toBe(5);
  });
});

test.each([
  [{ intervalMinutes: 30 }, 'intervalMinutes must be 15, 60, 1440; it is 30.'],
  [{ from: 'yesterday' }, /^from must be a UTC time/],
  [{ from: '2026-03-02', to: '2026-03-01' }, 'to must be after from.'],
  [{ from: '2025-01-01' }, /^The period has \d+ intervals; 1000 are the most/],
])('%j is refused', async (input, message) => {
  const world = await operationsWorld(temporaryStore, {});
  await expect(readThroughput(world, input)).rejects.toThrow(message);
});
