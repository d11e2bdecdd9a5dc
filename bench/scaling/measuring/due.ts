import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** So many of the executions that wait are due now, in one transaction; answers when. */
export async function makeDue(client: pg.Client, executions: number): Promise<string> {
  const due = new Date().toISOString();
  // Spread over the partners, not the first of them with all that they have.
  await client.query(
    `update executions set due_time = $1, ready_time = $1 where execution_id in (
       select execution_id from executions where status = 'Pending' order by md5(execution_id) limit $2)`,
    [due, executions],
  );
  return due;
}

export async function untilEnded(client: pg.Client, due: string): Promise<void> {
  const deadline = performance.now() + 20 * 60_000;
  while (true) {
    const { rowCount } = await client.query(
      `select 1 from executions where status in ('Pending', 'Running') and ready_time <= $1 limit 1`,
      [due],
    );
    if (rowCount === 0) return;
    if (performance.now() > deadline) throw new Error('the workers came to no end');
    await sleep(20);
  }
}
