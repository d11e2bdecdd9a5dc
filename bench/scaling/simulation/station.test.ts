import { expect, test } from 'vitest';
import { createEvents } from './events.ts';
import { createStation, hold } from './station.ts';

function endsOf(servers: number, services: readonly number[]): number[] {
  const events = createEvents();
  const station = createStation(servers);
  const ends: number[] = [];
  for (const [index, seconds] of services.entries())
    hold(events, [station], seconds, () => {
      ends[index] = events.now;
    });
  events.run();
  return ends;
}

test('one server takes them one after the other, in their order', () => {
  expect(endsOf(1, [3, 1, 2])).toEqual([3, 4, 6]);
});

test('of two servers the one that is free first takes the next', () => {
  expect(endsOf(2, [3, 1, 1, 5])).toEqual([3, 1, 2, 7]);
});

test('a long queue keeps its order', () => {
  const ends = endsOf(
    1,
    Array.from({ length: 5000 }, () => 1),
  );
  expect(ends).toEqual(Array.from({ length: 5000 }, (_, index) => index + 1));
});

test('who holds the loop waits with it for a core', () => {
  const events = createEvents();
  const [loop, cores] = [createStation(1), createStation(1)];
  const ends: number[] = [];
  hold(events, [cores], 2, () => {});
  for (const _ of [1, 2]) hold(events, [loop, cores], 1, () => ends.push(events.now));
  events.run();
  expect(ends).toEqual([3, 4]);
  expect([loop.busy, cores.busy]).toEqual([2, 4]);
});
