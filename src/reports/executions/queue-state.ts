import type { Clock } from '../../kernel/clock.ts';
import type { Store } from '../../store/open-store.ts';
import {
  countDeliveries,
  countExecutions,
  type DeliveryCount,
  type ExecutionCount,
} from '../../store/queue-counts.ts';
import { lanes } from './run-size.ts';

const executionStatuses = ['Pending', 'Running', 'Paused'] as const;
/** Those that are not delivered: of the others there are more every day. */
const deliveryStatuses = ['Pending', 'Sending', 'Held', 'Failed'] as const;

export interface LaneState {
  readonly lane: string;
  /** Due, and nobody has claimed them yet. */
  readonly ready: number;
  /** Their time is still to come. */
  readonly waiting: number;
  readonly running: number;
  readonly paused: number;
  /** How long the oldest of those that are ready has been so; 0 without any. */
  readonly oldestReadySeconds: number;
}

export interface QueueState {
  /** Every lane, also an empty one. */
  readonly lanes: readonly LaneState[];
  /** Callbacks that are not delivered, by status; every status, also with none. */
  readonly callbacks: Readonly<Record<(typeof deliveryStatuses)[number], number>>;
  /** How long the oldest callback has waited for an attempt that is due; 0 without any. */
  readonly oldestCallbackSeconds: number;
}

/** What waits and what runs, for those who watch the service. */
export async function readQueueState({
  store,
  clock,
}: {
  readonly store: Store;
  readonly clock: Clock;
}): Promise<QueueState> {
  const now = clock.now();
  const executions = await countExecutions(store.db, executionStatuses, now.toISOString());
  const deliveries = await countDeliveries(store.db, deliveryStatuses);
  const due = deliveries.find(({ status }) => status === 'Pending');
  return {
    lanes: lanes.map((lane) => laneState(lane, executions, now)),
    callbacks: callbackCounts(deliveries),
    oldestCallbackSeconds: due ? secondsSince(due.oldestAttemptTime, now) : 0,
  };
}

function laneState(lane: string, counts: readonly ExecutionCount[], now: Date): LaneState {
  const of = (wanted: (typeof executionStatuses)[number]) =>
    counts.find((one) => one.lane === lane && one.status === wanted);
  const pending = of('Pending');
  const ready = pending?.ready ?? 0;
  return {
    lane,
    ready,
    waiting: (pending?.count ?? 0) - ready,
    running: of('Running')?.count ?? 0,
    paused: of('Paused')?.count ?? 0,
    oldestReadySeconds: pending ? secondsSince(pending.oldestReadyTime, now) : 0,
  };
}

function callbackCounts(counts: readonly DeliveryCount[]): QueueState['callbacks'] {
  const of = (wanted: string) => counts.find(({ status }) => status === wanted)?.count ?? 0;
  return {
    Pending: of('Pending'),
    Sending: of('Sending'),
    Held: of('Held'),
    Failed: of('Failed'),
  };
}

/** 0 for a time that is still to come. */
const secondsSince = (time: string, now: Date): number =>
  Math.max(0, (now.getTime() - Date.parse(time)) / 1000);
