import type { Played } from './simulate.ts';

/** What a day came to. Times are seconds. */
export interface Outcome {
  readonly executions: number;
  /** Due in the first second. */
  readonly atMidnight: number;
  /** From due to started. */
  readonly lateness: Percentiles;
  /** Until all that was due within midnight's hour was Completed. */
  readonly peakSeconds: number;
  /** Until all was. */
  readonly seconds: number;
  readonly workersBusy: number;
  readonly databaseBusy: number;
  /** Executions a second, in the minute with most. */
  readonly mostPerSecond: number;
  readonly fileBytes: number;
  /** Requests of clients that ask for each execution from its due time on, all day and at most a second. */
  readonly polls: number;
  readonly mostPollsPerSecond: number;
}

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

const HOUR = 3600;

export function outcomeOf(
  played: Played,
  { pollEverySeconds }: { readonly pollEverySeconds: number },
): Outcome {
  const { due, started, completed } = played;
  const lateness = started.map((time, at) => time - timeOf(played, at)).sort();
  const waited = completed.map((time, at) => time - timeOf(played, at));
  return {
    executions: due.length,
    atMidnight: due.filter(({ time }) => time < 1).length,
    lateness: percentilesOf(lateness),
    peakSeconds: largest(completed.filter((_, at) => timeOf(played, at) < HOUR)),
    seconds: largest(completed),
    ...{ workersBusy: played.workersBusy, databaseBusy: played.databaseBusy },
    mostPerSecond: mostInAMinute(completed) / 60,
    fileBytes: due.reduce((sum, { kind }) => sum + kind.fileBytes, 0),
    polls: waited.reduce((sum, seconds) => sum + 1 + Math.floor(seconds / pollEverySeconds), 0),
    mostPollsPerSecond: mostWaiting(played) / pollEverySeconds,
  };
}

const timeOf = ({ due }: Played, at: number): number => due[at]?.time ?? 0;

const largest = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, value), 0);

/** Of sorted values. */
export function percentilesOf(values: Float64Array): Percentiles {
  const at = (share: number) => values[Math.max(0, Math.ceil(share * values.length) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

function mostInAMinute(times: Float64Array): number {
  const minutes = new Map<number, number>();
  for (const time of times) {
    const minute = Math.floor(time / 60);
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
  }
  return [...minutes.values()].reduce((most, count) => Math.max(most, count), 0);
}

/** Executions that are due and not yet Completed, at the worst moment. */
function mostWaiting({ due, completed }: Played): number {
  const ends = completed.slice().sort();
  let [most, ended] = [0, 0];
  for (const [at, { time }] of due.entries()) {
    while ((ends[ended] ?? Number.POSITIVE_INFINITY) <= time) ended += 1;
    most = Math.max(most, at + 1 - ended);
  }
  return most;
}
