import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openVirtualClock } from './virtual-clock.ts';

function home(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const LATER = new Date('2099-01-01T00:00:00.000Z');

test('at first it shows the real time, and ticks', () => {
  const before = Date.now();
  const clock = openVirtualClock(home());
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(before);
  expect(clock.now().getTime()).toBeLessThanOrEqual(Date.now());
  expect(clock.read().frozen).toBe(false);
});

test('set, it ticks on from there; frozen, it stands until it is resumed', () => {
  const clock = openVirtualClock(home());
  clock.set(LATER);
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(LATER.getTime());
  expect(clock.now().getTime()).toBeLessThan(LATER.getTime() + 60_000);
  clock.freeze();
  const { now, frozen } = clock.read();
  expect(frozen).toBe(true);
  clock.set(new Date(now.getTime() + 1));
  expect(clock.read()).toEqual({ now: new Date(now.getTime() + 1), frozen: true });
  clock.resume();
  expect(clock.read().frozen).toBe(false);
  expect(clock.now().getTime()).toBeGreaterThan(now.getTime());
});

test('it can be set to stand for a while', () => {
  const clock = openVirtualClock(home());
  clock.set(LATER, 60_000);
  expect(clock.read()).toEqual({ now: LATER, frozen: false });
});

test('whoever opens the same home sees the same time, also later', () => {
  const folder = home();
  const one = openVirtualClock(folder);
  const other = openVirtualClock(folder);
  one.set(LATER, 60_000);
  expect(other.now()).toEqual(LATER);
  expect(openVirtualClock(folder).now()).toEqual(LATER);
});

test('a file that is no clock is told by its name', () => {
  const folder = home();
  const clock = openVirtualClock(folder);
  writeFileSync(join(folder, 'clock.json'), '{"virtual": "yesterday"}');
  expect(() => clock.now()).toThrow(/clock\.json cannot be read/);
});
