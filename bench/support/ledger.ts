import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchHome } from './home.ts';

/** The metadata database of a home, seen and moved from outside while a worker has it open. */
export interface Ledger extends Disposable {
  readonly database: DatabaseSync;
  /** Every run-now report that waits is due now, in one transaction. */
  makeDue(): void;
  /**
   * Waits until nothing waits or runs and every callback is delivered; answers the seconds since the
   * first of these executions was claimed. Throws when one did not complete.
   */
  untilCompleted(): Promise<number>;
}

/** Looking costs some 20 µs, and is within what is measured only by its last wait. */
const LOOK_MILLISECONDS = 4;
const LIMIT_MILLISECONDS = 30 * 60_000;

export function openLedger({ folder }: BenchHome): Ledger {
  const database = new DatabaseSync(join(folder, 'insights.db'), { timeout: 10_000 });
  const open = database.prepare(
    `select 1 from executions where status in ('Pending', 'Running') and ready_time <= ? limit 1`,
  );
  const unsent = database.prepare(
    `select 1 from deliveries where status in ('Pending', 'Sending') limit 1`,
  );
  const ended = database.prepare(
    `select min(started_time) as started, count(*) as number, sum(status = 'Completed') as completed,
       max(failure_reason) as reason from executions where due_time = ?`,
  );
  let due = '';
  return {
    database,
    makeDue: () => {
      due = new Date().toISOString();
      database
        .prepare(
          `update executions set due_time = ?, ready_time = ?
             where report_id in (select report_id from reports where execute_now = 1)
               and status = 'Pending'`,
        )
        .run(due, due);
    },
    untilCompleted: async () => {
      const deadline = performance.now() + LIMIT_MILLISECONDS;
      while (open.get(due) || unsent.get()) {
        if (performance.now() > deadline) throw new Error('the worker came to no end');
        await sleep(LOOK_MILLISECONDS);
      }
      const now = Date.now();
      const { started, number, completed, reason } = ended.get(due) as Record<string, unknown>;
      if (number !== completed) throw new Error(`${completed} of ${number} completed: ${reason}`);
      return (now - Date.parse(String(started))) / 1000;
    },
    [Symbol.dispose]: () => database.close(),
  };
}
