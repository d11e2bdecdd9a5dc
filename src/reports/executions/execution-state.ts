/**
 * The life of one execution, as pure code.
 *
 *    create             claim                  complete
 *     ───► Pending ─────────────► Running ─────────────────► Completed
 *         │ │   ▲    retry,        │ │ ▲
 *         │ │   └─── expire ───────┤ │ └ heartbeat
 *         │ │                      │ │ fail
 *         │ │ skip, cancel         │ └─────────────────────► Failed
 *         │ └──────────┐           └───────── cancel ──────► Cancelled
 *   pause │ ▲ resume   ▼
 *         ▼ │        Skipped (skip), Cancelled (cancel)
 *        Paused ───────▲
 *             skip, cancel
 *
 * The last four are final. `due` and `update` (its due time moved) change no state; neither does
 * `heartbeat`. Pausing a report leaves its running execution alone. `expire` is a lease that ran out:
 * the worker is taken for dead and the execution waits for another one. `delete` takes an execution
 * of any state away together with its report.
 */
export const executionStates = [
  'Pending',
  'Running',
  'Paused',
  'Completed',
  'Failed',
  'Skipped',
  'Cancelled',
] as const;
export type ExecutionState = (typeof executionStates)[number];

export const executionEvents = [
  'due',
  'claim',
  'heartbeat',
  'complete',
  'fail',
  'retry',
  'expire',
  'pause',
  'resume',
  'update',
  'skip',
  'cancel',
] as const;
export type ExecutionEvent = (typeof executionEvents)[number];

/** What `create` makes. */
export const firstState = 'Pending' satisfies ExecutionState;

const transitions: Readonly<
  Record<ExecutionState, Readonly<Partial<Record<ExecutionEvent, ExecutionState>>>>
> = {
  Pending: {
    due: 'Pending',
    claim: 'Running',
    pause: 'Paused',
    update: 'Pending',
    skip: 'Skipped',
    cancel: 'Cancelled',
  },
  Running: {
    heartbeat: 'Running',
    complete: 'Completed',
    fail: 'Failed',
    retry: 'Pending',
    expire: 'Pending',
    cancel: 'Cancelled',
  },
  Paused: { resume: 'Pending', update: 'Paused', skip: 'Skipped', cancel: 'Cancelled' },
  Completed: {},
  Failed: {},
  Skipped: {},
  Cancelled: {},
};

/** The state after the event, or undefined where the event means nothing in that state. */
export const nextState = (
  state: ExecutionState,
  event: ExecutionEvent,
): ExecutionState | undefined => transitions[state][event];

/** The state after an event that the caller knows to be possible. */
export function transition(state: string, event: ExecutionEvent): ExecutionState {
  const next = nextState(state as ExecutionState, event);
  if (!next) throw new Error(`an execution that is ${state} cannot ${event}`);
  return next;
}

/** The states that have not been claimed yet. */
export const waitingStates = ['Pending', 'Paused'] as const satisfies readonly ExecutionState[];

/** The states that nothing leads out of. */
export const finalStates = [
  'Completed',
  'Failed',
  'Skipped',
  'Cancelled',
] as const satisfies readonly ExecutionState[];

/**
 * Seconds to wait before the next try, after this many: 5, 20, 80, … at most 15 minutes, less up to
 * a quarter, so that runs which failed together do not come back together. `random` gives 0 to 1.
 */
export const retryDelaySeconds = (attempts: number, random: () => number): number =>
  Math.min(5 * 4 ** (attempts - 1), 900) * (1 - random() / 4);
