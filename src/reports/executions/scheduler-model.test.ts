import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EngineError } from '../../engine/engine.ts';
import { describeStores } from '../../store/store.fixture.ts';
import { pauseReport } from '../pause-report.ts';
import { resumeReport } from '../resume-report.ts';
import { ledgerWorld } from '../testing/ledger-world.ts';
import { NOW, PROGRAM } from '../testing/reports-world.ts';
import { updateReport } from '../update-report.ts';
import { cancelExecution } from './cancel-execution.ts';
import { finalStates } from './execution-state.ts';
import type { Claim } from './lease.ts';

/**
 * The scheduler against a model that knows nothing of executions: only which times fell due. Random
 * creates, pauses, updates, cancels, failures, crashed workers and clock moves; after each of them
 * the ledger must tell what the model tells.
 */
type Real = Awaited<ReturnType<typeof ledgerWorld>> & { readonly crashed: Claim[] };

interface ModelReport {
  readonly id: string;
  start: number;
  interval: number;
  count: number | null;
  /** Due times up to here have been settled under schedules that stand no more. */
  since: number;
  isPaused: boolean;
  /** Times that fell due, or were cancelled ahead of it. */
  readonly due: Set<number>;
}

interface Model {
  now: number;
  readonly reports: ModelReport[];
}

const HOUR = 3_600_000;
type Command = fc.AsyncCommand<Model, Real>;

/** The grid times in (from, to]. */
function gridTimes({ start, interval, count }: ModelReport, from: number, to: number): number[] {
  const times: number[] = [];
  for (let n = 0; n < (count ?? 10_000); n += 1) {
    const time = start + n * interval * HOUR;
    if (time > to) break;
    if (time > from) times.push(time);
  }
  return times;
}

/** Notes what has fallen due, before the schedule or the clock moves on. */
function settle(model: Model): void {
  for (const report of model.reports) {
    for (const time of gridTimes(report, report.since, model.now)) report.due.add(time);
    report.since = model.now;
  }
}

const pick = (model: Model, n: number): ModelReport => {
  const report = model.reports[n % model.reports.length];
  if (!report) throw new Error('the model has no report');
  return report;
};

const hasReports = (model: Model): boolean => model.reports.length > 0;

const command = (
  name: string,
  run: (model: Model, real: Real) => Promise<void>,
  check: (model: Model) => boolean = hasReports,
): Command => ({
  check,
  run: async (model, real) => {
    await run(model, real);
    await assertLedger(model, real);
  },
  toString: () => name,
});

const wire = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

const commands = {
  create: (lead: number, interval: number, count: number | null, catchUp: string): Command =>
    command(
      `create(+${lead}h, every ${interval}h, ×${count}, ${catchUp})`,
      async (model, real) => {
        const start = model.now + lead * HOUR;
        const input = { startTime: wire(start), recurrenceInterval: interval };
        const id = await real.create({ ...input, recurrenceCount: count, catchUp });
        const report = { id, start, interval, count, since: model.now, isPaused: false };
        model.reports.push({ ...report, due: new Set() });
      },
      (model) => model.reports.length < 3,
    ),
  move: (hours: number): Command =>
    command(`clock +${hours}h`, async (model, real) => {
      model.now += hours * HOUR;
      real.clock.set(new Date(model.now));
      settle(model);
    }),
  work: (): Command =>
    command('work', async (model, real) => {
      await real.work();
      await assertNothingDue(model, real);
    }),
  crash: (): Command =>
    command('crash', async (_, real) => {
      const claim = await real.claim();
      if (claim) real.crashed.push(claim);
    }),
  wake: (): Command =>
    command('a crashed worker wakes', async (_, real) => {
      const claim = real.crashed.pop();
      // It may still own the execution; when it does not, it must not be able to record anything.
      if (claim) await real.finish(claim);
    }),
  fail: (): Command =>
    command('fail', async (_, real) => {
      const claim = await real.claim();
      if (claim) await real.fail(claim, new EngineError('out-of-memory', 'x'));
    }),
  pause: (n: number): Command =>
    command(`pause(${n})`, async (model, { context, caller }) => {
      const report = pick(model, n);
      const live = await isLive(context, report.id);
      const paused = pauseReport(context, caller, PROGRAM, report.id);
      if (!live) return expect(paused).rejects.toThrow(/Inactive/);
      await paused;
      report.isPaused = true;
    }),
  resume: (n: number): Command =>
    command(`resume(${n})`, async (model, { context, caller }) => {
      const report = pick(model, n);
      const live = await isLive(context, report.id);
      const resumed = resumeReport(context, caller, PROGRAM, report.id);
      if (!live) return expect(resumed).rejects.toThrow(/Inactive/);
      await resumed;
      report.isPaused = false;
    }),
  update: (n: number, interval: number, count: number | null): Command =>
    command(`update(${n}, every ${interval}h, ×${count})`, async (model, { context, caller }) => {
      const report = pick(model, n);
      const live = await isLive(context, report.id);
      const isSame = interval === report.interval && count === report.count;
      const input = { recurrenceInterval: interval, recurrenceCount: count };
      const updated = updateReport(context, caller, PROGRAM, report.id, input);
      if (!live && !isSame) return expect(updated).rejects.toThrow(/Inactive/);
      await updated;
      Object.assign(report, { interval, count });
    }),
  cancel: (n: number): Command =>
    command(`cancel(${n})`, async (model, { context, caller }) => {
      const report = pick(model, n);
      const open = (await executionsOf(context, report.id)).find((row) => !isFinal(row.status));
      if (!open) return;
      const input = { executionId: open.execution_id, baseUrl: '' };
      await cancelExecution(context, caller, PROGRAM, input);
      report.due.add(Date.parse(open.due_time));
    }),
};

type Context = Real['context'];

const executionsOf = ({ store }: Context, reportId: string) =>
  store.db.selectFrom('executions').selectAll().where('report_id', '=', reportId).execute();

async function isLive({ store }: Context, reportId: string): Promise<boolean> {
  const row = await store.db
    .selectFrom('reports')
    .select('status')
    .where('report_id', '=', reportId)
    .executeTakeFirstOrThrow();
  return row.status !== 'Inactive';
}

const isFinal = (status: string): boolean => finalStates.some((final) => final === status);

/** What holds at every moment. */
async function assertLedger(model: Model, { context }: Real): Promise<void> {
  for (const report of model.reports) {
    const rows = await executionsOf(context, report.id);
    const times = rows.map((row) => Date.parse(row.due_time));
    expect(new Set(times).size).toBe(times.length);
    expect(rows.filter((row) => ['Pending', 'Paused'].includes(row.status)).length).toBeLessThan(2);
    const hasOpen = rows.some((row) => !isFinal(row.status));
    expect(hasOpen).toBe(await isLive(context, report.id));
    for (const row of rows) {
      const due = Date.parse(row.due_time);
      if (row.status === 'Completed' || row.status === 'Failed') {
        expect(report.due.has(due)).toBe(true);
        expect(Date.parse(row.started_time ?? '')).toBeGreaterThanOrEqual(due);
      }
      if (row.status === 'Skipped' || row.status === 'Cancelled') {
        expect(row.failure_reason).not.toBeNull();
      }
    }
  }
}

/** After the work is done, every time that fell due has its row, and nothing else has one. */
async function assertNothingDue(model: Model, { context }: Real): Promise<void> {
  for (const report of model.reports) {
    const rows = await executionsOf(context, report.id);
    const isWaitingForTry = rows.some((row) => row.status === 'Pending' && row.attempts > 0);
    const isRunning = rows.some((row) => row.status === 'Running');
    if (report.isPaused || isWaitingForTry || isRunning) continue;
    // A new schedule without a time left cancels what waits, which then never falls due.
    const settled = rows.filter(
      (row) =>
        isFinal(row.status) &&
        (row.status !== 'Cancelled' || report.due.has(Date.parse(row.due_time))),
    );
    const times = settled.map((row) => Date.parse(row.due_time)).sort((a, b) => a - b);
    const passed = times.filter((time) => time <= model.now);
    const wanted = [...report.due].filter((time) => time <= model.now).sort((a, b) => a - b);
    expect(passed.map(wire)).toEqual(wanted.map(wire));
    const next = rows.find((row) => row.status === 'Pending');
    if (next) expect(Date.parse(next.due_time)).toBeGreaterThan(model.now);
  }
}

const count = fc.option(fc.integer({ min: 1, max: 6 }), { nil: null });
const interval = fc.constantFrom(24, 36, 72);
const index = fc.nat({ max: 2 });

const anyCommand = [
  fc
    .tuple(
      fc.integer({ min: 4, max: 50 }),
      interval,
      count,
      fc.constantFrom('latest', 'skip', 'all'),
    )
    .map((values) => commands.create(...values)),
  fc.integer({ min: 1, max: 100 }).map(commands.move),
  fc.integer({ min: 1, max: 30 }).map(commands.move),
  fc.constant(commands.work()),
  fc.constant(commands.crash()),
  fc.constant(commands.wake()),
  fc.constant(commands.fail()),
  index.map(commands.pause),
  index.map(commands.resume),
  fc.tuple(index, interval, count).map((values) => commands.update(...values)),
  index.map(commands.cancel),
];

describeStores((_, database) => {
  test('the ledger tells what fell due, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(anyCommand, { maxCommands: 25, size: '+1' }), async (run) => {
        const world = await ledgerWorld({ database });
        await fc.asyncModelRun(
          () => ({
            model: { now: Date.parse(NOW), reports: [] },
            real: { ...world, crashed: [] },
          }),
          run,
        );
      }),
      { numRuns: runs[database] },
    );
  });
});

/** A database of its own for each run takes longer on PostgreSQL. */
const runs = { sqlite: 60, postgres: 10 };
