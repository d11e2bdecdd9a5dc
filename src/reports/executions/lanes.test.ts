import { expect, test } from 'vitest';
import { describeStores } from '../../store/store.fixture.ts';
import { authorizeCaller } from '../caller.ts';
import { createQuery } from '../create-query.ts';
import { ledgerWorld } from '../testing/ledger-world.ts';
import { PROGRAM } from '../testing/reports-world.ts';
import { listExecutions } from './list-executions.ts';
import { type CountRows, sizeOfRun } from './run-size.ts';

describeStores((_, database) => {
  const world = (limits = {}) => ledgerWorld({ database, limits });

  test('partner accounts take turns, and none has more under way than its cap', async () => {
    const { create, claim, addUser, context } = await world({ accountConcurrency: 2 });
    const bob = await authorizeCaller(
      context.store.db,
      await addUser('bob@example.org', 'executive-report-viewer', 't2'),
    );
    for (let n = 0; n < 5; n += 1) await create({ executeNow: true });
    for (let n = 0; n < 3; n += 1) await create({ executeNow: true }, bob);
    const owners: (string | undefined)[] = [];
    for (let n = 0; n < 6; n += 1) owners.push((await claim())?.report.owner_name);
    expect(owners.slice(0, 4).sort()).toEqual([
      ...['ada@example.org', 'ada@example.org', 'bob@example.org', 'bob@example.org'],
    ]);
    expect(owners.slice(4)).toEqual([undefined, undefined]);
  });

  test('with one slot the accounts still alternate', async () => {
    const { create, claim, finish, addUser, context, clock } = await world();
    const bob = await authorizeCaller(
      context.store.db,
      await addUser('bob@example.org', 'executive-report-viewer', 't2'),
    );
    for (let n = 0; n < 4; n += 1) await create({ executeNow: true });
    for (let n = 0; n < 2; n += 1) await create({ executeNow: true }, bob);
    const served: string[] = [];
    for (let claimed = await claim(); claimed; claimed = await claim()) {
      served.push(claimed.report.owner_name.slice(0, 3));
      clock.set(new Date(clock.now().getTime() + 1000));
      await finish(claimed);
    }
    expect(served).toEqual(['ada', 'bob', 'ada', 'bob', 'ada', 'ada']);
  });

  test('large runs have a lane of their own, and a place in their account’s queue', async () => {
    const { create, claim, rows, context, caller, accountRows, clock } = await world();
    accountRows.set('1001000', 5000);
    await create({ executeNow: true });
    accountRows.set('1001000', 10);
    const small = await create({ executeNow: true });
    expect((await rows()).map((row) => [row.lane, row.estimated_rows]).sort()).toEqual([
      ['large', 5000],
      ['small', 10],
    ]);
    expect((await claim(['small']))?.report.report_id).toBe(small);
    expect(await claim(['small'])).toBeNull();
    clock.set('2026-03-10T12:00:01Z');
    const third = await create({ executeNow: true });
    const asked = { reportId: third, executionStatus: 'Pending', baseUrl: '' };
    const [waiting] = await listExecutions(context, caller, PROGRAM, asked);
    expect(waiting?.queuedPosition).toBe(2);
  });

  test('a run is as large as the time that it covers when it is due', async () => {
    const { create, at, work, rows, context, caller } = await world();
    const MONTH = 'SELECT SubscriptionId FROM DynamicsUsage TIMESPAN LAST_MONTH';
    const { queryId } = await createQuery(context, caller, PROGRAM, { name: 'M', query: MONTH });
    const byMonth = new Map([
      ['2026-02-01', 5000],
      ['2026-03-01', 10],
      ['2026-04-01', 6000],
    ]);
    const countRows: CountRows = async (_program, _dataset, _account, interval) =>
      byMonth.get(interval?.from?.toISOString().slice(0, 10) ?? '') ?? 9999;
    Object.assign(context, { countRows });
    await create({ queryId, executeNow: true });
    await create({ queryId, startTime: '2026-04-30T06:00:00Z', recurrenceInterval: 48 });
    const sizes = async () => (await rows()).map((row) => [row.lane, row.estimated_rows]);
    expect(await sizes()).toEqual([
      ['large', 5000],
      ['small', 10],
    ]);
    at('2026-04-30T06:00:00Z');
    await work();
    expect((await sizes()).at(-1)).toEqual(['large', 6000]);
  });

  test('a period counts as it is, and a query that is no longer known as all time', async () => {
    const { create, context, rows } = await world();
    const seen: unknown[] = [];
    const countRows: CountRows = async (_program, _dataset, _account, interval) => {
      seen.push(interval);
      return 10;
    };
    Object.assign(context, { countRows });
    await create({ executeNow: true, queryStartTime: '2025-01-01T00:00:00Z' });
    const report = await context.store.db.selectFrom('reports').selectAll().executeTakeFirst();
    if (!report) throw new Error('no report');
    await sizeOfRun(context, { ...report, query_text: 'SELECT Gone FROM DynamicsUsage' });
    expect(seen).toEqual([{ from: new Date('2025-01-01T00:00:00Z'), to: null }, null]);
    expect(await rows()).toHaveLength(1);
  });

  test('an account’s small run goes before its large ones, which leave it a place', async () => {
    const { create, claim, accountRows, clock } = await world({ accountConcurrency: 2 });
    accountRows.set('1001000', 5000);
    for (let n = 0; n < 3; n += 1) await create({ executeNow: true });
    expect((await claim())?.execution.lane).toBe('large');
    expect(await claim()).toBeNull();
    accountRows.set('1001000', 10);
    clock.set('2026-03-10T12:00:01Z');
    await create({ executeNow: true });
    expect((await claim())?.execution.lane).toBe('small');
    expect(await claim()).toBeNull();
  });

  test('two workers that claim at once never get the same execution', async () => {
    const { create, claim } = await world({ accountConcurrency: 20 });
    for (let n = 0; n < 8; n += 1) await create({ executeNow: true });
    const claims = await Promise.all(
      Array.from({ length: 12 }, (_, n) => claim(undefined, `worker-${n}`)),
    );
    // A claim that meets only locked rows comes back empty and looks again later.
    for (let last = await claim(); last; last = await claim()) claims.push(last);
    const ids = claims.flatMap((one) => one?.execution.execution_id ?? []);
    expect(new Set(ids).size).toBe(8);
    expect(ids).toHaveLength(8);
  });

  test('one that cannot be started is set aside and holds up nobody', async () => {
    const { create, claim, rows, context, clock } = await world();
    const broken = await create({ startTime: '2026-03-11T05:00:00Z' });
    const sound = await create({ startTime: '2026-03-11T06:00:00Z' });
    await context.store.db
      .updateTable('reports')
      .set({ catch_up: 'nonsense' })
      .where('report_id', '=', broken)
      .execute();
    clock.set('2026-03-11T06:30:00Z');
    await expect(claim()).rejects.toThrow();
    expect((await claim())?.report.report_id).toBe(sound);
    const row = (await rows()).find((one) => one.report_id === broken);
    expect(row).toMatchObject({
      status: 'Pending',
      ready_time: '2026-03-11T06:35:00.000Z',
      failure_reason: expect.stringMatching(/^It could not be started/),
    });
  });
});
