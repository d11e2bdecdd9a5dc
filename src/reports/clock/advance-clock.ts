import { setTimeout as sleep } from 'node:timers/promises';
import type { VirtualClock } from '../../kernel/clock.ts';
import { PublicError } from '../../kernel/errors.ts';
import { toWireTime } from '../../kernel/interval.ts';
import {
  countWorkDone,
  countWorkLeft,
  earliestDueTime,
  type WorkDone,
} from '../../store/due-times.ts';
import type { Store } from '../../store/open-store.ts';

export interface AdvanceContext {
  readonly clock: VirtualClock;
  readonly store: Store;
  /**
   * Of a worker's claims. The clock stands still at each instant for as long, then ticks on, so that
   * the lease of a worker that is lost can end.
   */
  readonly leaseSeconds: number;
  /** Real time after which an instant whose work does not end is given up. */
  readonly patienceSeconds: number;
}

export interface Advanced extends WorkDone {
  /** How many instants were visited because something fell due at them. */
  readonly steps: number;
}

const POLL_MILLISECONDS = 3;

/**
 * Moves the clock to each instant at which an execution or a callback falls due, one after the other,
 * and waits there until workers have done what is due; in the end to `to`. No worker ever sees time
 * pass in leaps while it runs something.
 *
 * @throws PublicError `clock_waiting`: the work of an instant does not end. The clock stays at it.
 */
export async function advanceClock(
  context: AdvanceContext,
  to: Date,
  signal: AbortSignal,
): Promise<Advanced> {
  const { clock } = context;
  const { frozen } = clock.read();
  clock.resume();
  try {
    return await visitInstants(context, to, signal);
  } finally {
    if (frozen) clock.freeze();
    else clock.resume();
  }
}

/** Moves the clock at once, past whatever falls due on the way. */
export function leap({ clock }: Pick<AdvanceContext, 'clock'>, to: Date): Advanced {
  clock.set(to);
  return { steps: 0, executions: 0, deliveries: 0 };
}

async function visitInstants(
  context: AdvanceContext,
  to: Date,
  signal: AbortSignal,
): Promise<Advanced> {
  let done = await visit(context, context.clock.now(), signal);
  for (let steps = 0; ; steps += 1) {
    const next = await earliestDueTime(context.store.db);
    if (next === undefined || new Date(next) > to) {
      moveTo(context, to);
      return { steps, ...done };
    }
    done = sum(done, await visit(context, new Date(next), signal));
  }
}

/** Counted instant by instant: over a long time records outlive their retention. */
async function visit(
  context: AdvanceContext,
  instant: Date,
  signal: AbortSignal,
): Promise<WorkDone> {
  const since = instant.toISOString();
  const before = await countWorkDone(context.store.db, since);
  moveTo(context, instant);
  await untilQuiet(context, signal);
  const after = await countWorkDone(context.store.db, since);
  return sum(after, { executions: -before.executions, deliveries: -before.deliveries });
}

const sum = (a: WorkDone, b: WorkDone): WorkDone => ({
  executions: a.executions + b.executions,
  deliveries: a.deliveries + b.deliveries,
});

/** It may have ticked past the instant already. */
function moveTo({ clock, leaseSeconds }: AdvanceContext, instant: Date): void {
  if (instant > clock.now()) clock.set(instant, leaseSeconds * 1000);
}

/** Waits until nothing is due and nothing is under way. */
async function untilQuiet(context: AdvanceContext, signal: AbortSignal): Promise<void> {
  const { clock, store, patienceSeconds } = context;
  const patience = AbortSignal.timeout(patienceSeconds * 1000);
  while (true) {
    const now = clock.now();
    const left = await countWorkLeft(store.db, now.toISOString());
    if (left.executions + left.deliveries === 0) return;
    if (patience.aborted) {
      throw new PublicError('clock_waiting', {
        ...left,
        now: toWireTime(now),
        seconds: patienceSeconds,
      });
    }
    await sleep(POLL_MILLISECONDS);
    signal.throwIfAborted();
  }
}
