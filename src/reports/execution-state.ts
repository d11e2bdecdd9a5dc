/**
 * The life of one execution, as pure code.
 *
 *                    claim                 complete
 *     ┌──► Pending ────────► Running ─────────────────► Completed
 *     │     │   ▲   retry,      │ ▲
 *     │     │   └── expire ─────┤ └ heartbeat
 *     │ pause                   │ fail
 *     │     ▼                   ▼
 *     └── Paused             Failed
 *    resume
 *
 * Completed and Failed are final. Pausing a report leaves its running execution alone. `expire` is a
 * lease that ran out: the worker is taken for dead and the execution waits for another one.
 */
export const executionStates = ['Pending', 'Running', 'Paused', 'Completed', 'Failed'] as const;
export type ExecutionState = (typeof executionStates)[number];

export const executionEvents = [
  'claim',
  'heartbeat',
  'complete',
  'fail',
  'retry',
  'expire',
  'pause',
  'resume',
] as const;
export type ExecutionEvent = (typeof executionEvents)[number];

const transitions: Readonly<
  Record<ExecutionState, Readonly<Partial<Record<ExecutionEvent, ExecutionState>>>>
> = {
  Pending: { claim: 'Running', pause: 'Paused' },
  Running: {
    heartbeat: 'Running',
    complete: 'Completed',
    fail: 'Failed',
    retry: 'Pending',
    expire: 'Pending',
  },
  Paused: { resume: 'Pending' },
  Completed: {},
  Failed: {},
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

/** Seconds to wait before the next try, after this many: 5, 20, 80, … at most 15 minutes. */
export const retryDelaySeconds = (attempts: number): number =>
  Math.min(5 * 4 ** (attempts - 1), 900);
