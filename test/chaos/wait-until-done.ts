import { setTimeout as sleep } from 'node:timers/promises';
import { type Ledger, readNumber } from './ledger.ts';

export interface Progress {
  readonly completed: number;
  /** Due, and not over. */
  readonly open: number;
  /** Callbacks that are not delivered. */
  readonly undelivered: number;
}

/** Longer than the wait for a sixth try, 320 s: no execution of such a run is likely to lose more. */
const STANDSTILL_MILLISECONDS = 400_000;
const LOOK_MILLISECONDS = 500;

export async function readProgress(ledger: Ledger): Promise<Progress> {
  const now = new Date().toISOString();
  const count = (what: string) => readNumber(ledger, `select count(*) from ${what}`);
  return {
    completed: await count(`executions where status = 'Completed'`),
    open: await count(
      `executions where status in ('Running', 'Paused') or (status = 'Pending' and due_time <= '${now}')`,
    ),
    undelivered: await count(`deliveries where status not in ('Delivered', 'Failed')`),
  };
}

/** Waits until `isDone`, or until nothing has changed for minutes; answers how it stands then. */
export async function waitUntil(
  ledger: Ledger,
  isDone: (progress: Progress) => boolean,
  { signal, log }: { readonly signal: AbortSignal; readonly log: (text: string) => void },
): Promise<Progress> {
  let last = '';
  let changed = performance.now();
  let told = performance.now();
  while (true) {
    signal.throwIfAborted();
    const progress = await readProgress(ledger);
    if (isDone(progress)) return progress;
    const text = `${progress.completed} completed, ${progress.open} due, ${progress.undelivered} callbacks to deliver`;
    if (text !== last) changed = performance.now();
    last = text;
    if (performance.now() - changed > STANDSTILL_MILLISECONDS) return progress;
    if (performance.now() - told > 5000) {
      log(text);
      told = performance.now();
    }
    await sleep(LOOK_MILLISECONDS);
  }
}
