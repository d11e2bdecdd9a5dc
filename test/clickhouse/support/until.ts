import { setTimeout as pause } from 'node:timers/promises';

const DEADLINE = 30_000;
const BETWEEN = 50;

/** Resolves once it holds; fails when it does not within half a minute. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + DEADLINE;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`It is not so within ${DEADLINE} ms: ${holds}`);
    await pause(BETWEEN);
  }
}
