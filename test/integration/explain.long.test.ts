import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dataset } from '../../src/catalog/dataset.ts';
import { gzipSize } from '../../src/files/gzip-size.ts';
import { type GuardedPlan, guardPlan } from '../../src/policy/guard.ts';
import { checkReportQuery, coveredInterval } from '../../src/reports/check-report-query.ts';
import { estimateSeconds } from '../../src/reports/explain/estimate-seconds.ts';
import { type Size, sizeBySample } from '../../src/reports/explain/estimate-size.ts';
import { estimateWork } from '../../src/reports/explain/estimate-work.ts';
import { findPastRuns, type PastRuns } from '../../src/reports/explain/find-past-runs.ts';
import type { ExecutionRow } from '../../src/store/schema.ts';
import { type SampleEngine, sampleEngine } from './sample-engine.ts';
import { PROGRAM, type SampleService, sampleService } from './sample-service.ts';

const { signal } = new AbortController();
const format = 'csv';
let world: SampleEngine;
let service: SampleService;

beforeAll(async () => {
  world = await sampleEngine(1);
  service = await sampleService(world);
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

/** With fewer rows than explain takes, so that the small answers of the sample world are guessed too. */
const SAMPLE_ROWS = 2000;
/** Of each query; what it took is their median. */
const RUNS = 5;
const noRuns: PastRuns = { ofQuery: [], ofOwner: [] };

interface Seen {
  readonly name: string;
  readonly rows: number;
  /** Told for one that happened. */
  readonly rowsRatio: number;
  readonly bytesRatio: number;
  readonly seconds: number;
  readonly secondsRatio: number;
  /** By the runs of the queries before. */
  readonly fittedRatio: number;
}

test('explain tells the system queries’ rows exactly and nine in ten of their files within 2×', async () => {
  const seen: Seen[] = [];
  for (const { name, query } of world.catalog.systemQueries(PROGRAM)) {
    seen.push({ name, ...(await tellAndRun(query)) });
  }
  report(seen);
  expect(seen).toHaveLength(21);
  expect(seen.filter(({ rowsRatio }) => rowsRatio === 1)).toHaveLength(21);
  expect(shareWithin2(seen, 'bytesRatio')).toBeGreaterThanOrEqual(0.9);
}, 300_000);

async function tellAndRun(query: string): Promise<Omit<Seen, 'name'>> {
  const { guarded, dataset } = guardedOf(query);
  const size = await sizeOf(guarded);
  const { context, caller } = service;
  const work = await estimateWork(context, guarded, dataset, format, size);
  const slowness = await context.slowness();
  const past = await findPastRuns(context, caller, PROGRAM, query, guarded);
  const told = (by: PastRuns) =>
    estimateSeconds({ size, work, past: by, slowness }).seconds.estimate;
  const runs: ExecutionRow[] = [];
  while (runs.length < RUNS) runs.push(await service.run(query));
  const [{ rows, file_bytes } = { rows: 0, file_bytes: 0 }] = runs;
  const seconds = median(runs.map(secondsOf));
  return {
    rows: rows ?? 0,
    rowsRatio: ratio(size.rows.estimate, rows ?? 0),
    bytesRatio: ratio(size.fileBytes.estimate, file_bytes ?? 0),
    seconds,
    secondsRatio: ratio(told(noRuns), seconds),
    fittedRatio: ratio(told(past), seconds),
  };
}

function guardedOf(query: string): { guarded: GuardedPlan; dataset: Dataset } {
  const { plan, dataset } = checkReportQuery(world.catalog, PROGRAM, query);
  const { context, caller } = service;
  const interval = coveredInterval(plan, dataset, { start: null, end: null }, context.clock.now());
  return { guarded: guardPlan(plan, dataset, caller.grant, interval), dataset };
}

async function sizeOf(guarded: GuardedPlan): Promise<Size> {
  const how = { format, sampleRows: SAMPLE_ROWS, signal } as const;
  const measured = await world.engine.measure(guarded, how);
  const gzipBytes = await gzipSize(measured.sample);
  return sizeBySample({ ...measured, plainBytes: measured.sample.length, gzipBytes });
}

const secondsOf = ({ started_time, ended_time }: ExecutionRow): number =>
  (Date.parse(ended_time ?? '') - Date.parse(started_time ?? '')) / 1000;

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const ratio = (told: number, was: number): number => Math.round((told / was) * 100) / 100;

type RatioName = 'rowsRatio' | 'bytesRatio' | 'secondsRatio' | 'fittedRatio';

const shareWithin2 = (seen: readonly Seen[], name: RatioName): number =>
  seen.filter((one) => one[name] >= 0.5 && one[name] <= 2).length / seen.length;

function report(seen: readonly Seen[]): void {
  const names = ['rowsRatio', 'bytesRatio', 'secondsRatio', 'fittedRatio'] as const;
  const shares = names.map(
    (name) => `${name} ${Math.round(shareWithin2(seen, name) * seen.length)}`,
  );
  // biome-ignore lint/suspicious/noConsole: the figures of docs/performance.md
  console.table(seen);
  // biome-ignore lint/suspicious/noConsole: the figures of docs/performance.md
  console.log(`within 2×, of ${seen.length}: ${shares.join(', ')}`);
}
