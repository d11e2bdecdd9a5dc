import { PublicError } from '../../kernel/errors.ts';
import {
  countSettled,
  readLateness,
  type SettledCount,
  type SlotLateness,
  type SlotMinutes,
  slotOf,
} from '../../store/settled-counts.ts';
import type { ReportsContext } from '../context.ts';
import { type BoundedPeriod, type PeriodInput, readPeriod } from './period.ts';

const slotSizes = [15, 60, 1440] as const satisfies readonly SlotMinutes[];
export const slotMinutes: readonly number[] = slotSizes;

export interface ThroughputInput extends PeriodInput {
  /** 60 when left out. */
  readonly intervalMinutes?: number | undefined;
}

/** What ended in one slot of time, and how late the runs of it started. */
export interface ThroughputView {
  /** The slot's beginning. */
  readonly time: string;
  readonly completed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly cancelled: number;
  /** Null in a slot in which no run ended. */
  readonly lateness: LatenessView | null;
}

/** Seconds from when an execution was ready to when its last try started. */
export interface LatenessView {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

const MOST_SLOTS = 1000;
const MINUTE_MS = 60_000;

/** Every slot of the period, also those in which nothing ended. Throws `invalid_request`. */
export async function readThroughput(
  { store, clock }: Pick<ReportsContext, 'store' | 'clock'>,
  input: ThroughputInput,
): Promise<ThroughputView[]> {
  const minutes = sizeOf(input.intervalMinutes);
  const slots = slotsOf(readPeriod(input, clock.now()), minutes);
  const [first = '', last = ''] = [slots[0], slots.at(-1)];
  const to = new Date(Date.parse(last) + minutes * MINUTE_MS).toISOString();
  const period = { from: first, to, minutes };
  const counts = await countSettled(store.db, period);
  const lateness = await readLateness(store.db, period);
  const view = viewOf(
    Map.groupBy(counts, ({ slot }) => slot),
    new Map(lateness.map((one) => [one.slot, one])),
  );
  return slots.map((time) => view(time, slotOf(time, minutes)));
}

function sizeOf(given: number = 60): SlotMinutes {
  const size = slotSizes.find((one) => one === given);
  if (size !== undefined) return size;
  throw new PublicError('invalid_request', {
    reason: `intervalMinutes must be ${slotSizes.join(', ')}; it is ${given}.`,
  });
}

/** Whole ones: the first holds the period's beginning, and the last its end. */
function slotsOf({ from, to }: BoundedPeriod, minutes: SlotMinutes): string[] {
  const size = minutes * MINUTE_MS;
  const first = Math.floor(from.getTime() / size) * size;
  const count = Math.ceil((to.getTime() - first) / size);
  if (count <= MOST_SLOTS) {
    return Array.from({ length: count }, (_, at) => new Date(first + at * size).toISOString());
  }
  throw new PublicError('invalid_request', {
    reason: `The period has ${count} intervals; ${MOST_SLOTS} are the most.`,
  });
}

function viewOf(
  counts: ReadonlyMap<string, readonly SettledCount[]>,
  lateness: ReadonlyMap<string, SlotLateness>,
) {
  return (time: string, slot: string): ThroughputView => {
    const of = (status: string) =>
      counts.get(slot)?.find((count) => count.status === status)?.count ?? 0;
    const late = lateness.get(slot);
    return {
      time,
      completed: of('Completed'),
      failed: of('Failed'),
      skipped: of('Skipped'),
      cancelled: of('Cancelled'),
      lateness: late
        ? { p50: seconds(late.p50), p95: seconds(late.p95), max: seconds(late.most) }
        : null,
    };
  };
}

/** To the millisecond, as times are kept; clocks of two machines may differ a little. */
const seconds = (late: number): number => Math.max(0, Math.round(late * 1000) / 1000);
