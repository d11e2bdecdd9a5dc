import { expect, test } from 'vitest';
import { noOrigin } from '../../kernel/audit.ts';
import { describeStores } from '../../store/store.fixture.ts';
import { authorizeCaller } from '../caller.ts';
import { createQuery } from '../create-query.ts';
import { createReport } from '../create-report.ts';
import { ledgerWorld } from '../testing/ledger-world.ts';
import { linkParts } from '../testing/links.ts';
import { PROGRAM, QUERY } from '../testing/reports-world.ts';
import { completeExecution } from './complete-execution.ts';
import { listExecutions } from './list-executions.ts';
import { readManifest } from './read-manifest.ts';
import { openReportFile } from './report-file.ts';
import { runExecution } from './run-execution.ts';
import { sweepExpiredFiles } from './sweep-files.ts';

const NEVER = new AbortController().signal;
const owned = async () => undefined;

describeStores((_, database) => {
  /** Ada and Bob, who see the same, and a viewer, who sees less; all may ask one system query. */
  async function world() {
    const made = await ledgerWorld({ database });
    const { context, caller, addUser, engine } = made;
    const { db } = context.store;
    const bob = await authorizeCaller(db, await addUser('bob@example.org'));
    const viewer = await authorizeCaller(db, await addUser('eve@example.org', 'report-viewer'));
    const [system] = context.catalog.systemQueries(PROGRAM);
    const ask = async (owner = caller, more: object = {}): Promise<string> => {
      const asked = { reportName: 'R', queryId: system?.queryId, executeNow: true, ...more };
      return (await createReport(context, owner, PROGRAM, asked)).reportId;
    };
    const view = async (reportId: string, owner = caller) => {
      const asked = { reportId, getLatestExecution: true, baseUrl: 'https://insights.example' };
      const [execution] = await listExecutions(context, owner, PROGRAM, asked);
      if (!execution) throw new Error('no execution');
      return execution;
    };
    const files = () => Array.fromAsync(context.files.list({ minimumAgeSeconds: -1e9 }));
    const snapshot = (id: string | undefined) => {
      engine.snapshotId = async () => id;
    };
    snapshot('snapshot-1');
    return { ...made, bob, viewer, ask, view, files, snapshot };
  }

  test('what is ready and needs the same bytes is one run: each has its link, manifest and callback', async () => {
    const { context, caller, bob, ask, view, files, work, engine } = await world();
    const callbackUrl = 'https://receiver.example/hook';
    const mine = await ask(caller, { callbackUrl });
    const his = await ask(bob, { callbackUrl });
    const again = await ask();
    expect(await work()).toBe(1);
    expect(engine.plans).toHaveLength(1);
    expect(await files()).toHaveLength(1);
    const seen = [await view(mine), await view(his, bob), await view(again)];
    expect(seen.map(({ executionStatus }) => executionStatus)).toEqual(Array(3).fill('Completed'));
    for (const { reportAccessSecureLink, reportManifestSecureLink, ...execution } of seen) {
      const file = await openReportFile(context, linkParts(reportAccessSecureLink));
      expect(file.bytes).toBeGreaterThan(0);
      const manifest = await readManifest(context, linkParts(reportManifestSecureLink), noOrigin);
      expect(manifest).toMatchObject({
        ...{ executionId: execution.executionId, reportId: execution.reportId },
        parts: [{ sha256: file.sha256 }],
      });
      expect(manifest.owner).toBe(
        execution.reportId === his ? 'bob@example.org' : 'ada@example.org',
      );
    }
    const sent = await context.store.db.selectFrom('deliveries').selectAll().execute();
    expect(sent.map(({ report_id }) => report_id).sort()).toEqual([mine, his].sort());
    const events = await context.store.db
      .selectFrom('audit_events')
      .select('actor_name')
      .where('action', '=', 'dataset.export')
      .execute();
    expect(events.map(({ actor_name }) => actor_name).sort()).toEqual([
      ...['ada@example.org', 'ada@example.org', 'bob@example.org'],
    ]);
  });

  test('other rights, formats and periods need other bytes', async () => {
    const { caller, viewer, ask, files, work, engine } = await world();
    await ask();
    await ask(viewer);
    await ask(caller, { format: 'tsv' });
    const queryStartTime = '2025-01-01T00:00:00Z';
    await ask(caller, { queryStartTime, queryEndTime: '2025-02-01T00:00:00Z' });
    expect(await work()).toBe(4);
    expect(engine.plans).toHaveLength(4);
    expect(await files()).toHaveLength(4);
  });

  test('a kept file is shared by later runs, also of the same query by another name, until the data changes', async () => {
    const { context, bob, ask, view, files, work, engine, at, snapshot } = await world();
    await ask();
    await work();
    at('2026-03-10T18:00:00Z');
    const [system] = context.catalog.systemQueries(PROGRAM);
    const copy = { name: 'mine', query: system?.query ?? QUERY };
    const { queryId } = await createQuery(context, bob, PROGRAM, copy);
    const later = await ask(bob, { queryId });
    expect(await work()).toBe(1);
    expect(engine.plans).toHaveLength(1);
    expect(await files()).toHaveLength(1);
    const link = linkParts((await view(later, bob)).reportManifestSecureLink);
    expect(await readManifest(context, link, noOrigin)).toMatchObject({
      ...{ owner: 'bob@example.org', generatedTime: '2026-03-10T18:00:00Z' },
      ...{ snapshotId: 'snapshot-1', dataTime: '2026-03-10T00:00:00Z', rows: 1 },
    });
    snapshot('snapshot-2');
    await ask();
    await work();
    expect(engine.plans).toHaveLength(2);
  });

  test('a shared file stays as long as one of its executions keeps it', async () => {
    const { context, ask, files, view, work, at } = await world();
    const first = await ask();
    await work();
    at('2026-03-10T20:00:00Z');
    const second = await ask();
    await work();
    at('2026-04-09T12:00:00Z');
    expect(await sweepExpiredFiles(context, NEVER)).toBe(1);
    expect(await files()).toHaveLength(1);
    expect((await view(first)).fileState).toBe('expired');
    expect((await view(second)).fileState).toBe('kept');
    at('2026-04-09T20:00:00Z');
    expect(await sweepExpiredFiles(context, NEVER)).toBe(1);
    expect(await files()).toEqual([]);
  });

  test('a file that has vanished is made anew', async () => {
    const { context, ask, files, work, engine } = await world();
    await ask();
    await work();
    for (const key of await files()) await context.files.remove(key);
    await ask();
    await work();
    expect(engine.plans).toHaveLength(2);
    expect(await files()).toHaveLength(1);
  });

  test('a file that goes before the run is recorded fails the try; losing the lease leaves it alone', async () => {
    const { context, ask, files, work, claim } = await world();
    const { db } = context.store;
    await ask();
    await work();
    await ask();
    const claimed = await claim();
    if (!claimed) throw new Error('nothing to claim');
    const produced = await runExecution(context, claimed, NEVER, owned);
    expect(produced.file.isShared).toBe(true);
    await db.updateTable('executions').set({ file_state: 'lost' }).execute();
    await expect(completeExecution(context, claimed, produced)).rejects.toThrow();
    await db.updateTable('executions').set({ file_state: 'kept' }).execute();
    await db
      .updateTable('executions')
      .set({ fence: 9 })
      .where('execution_id', '=', claimed.execution.execution_id)
      .execute();
    const lost = await completeExecution(context, claimed, produced);
    expect(lost).toEqual({ settled: 'lease-lost', alike: [] });
    expect(await files()).toHaveLength(1);
  });

  test('who has lost every right is not served along: the report ends by its own claim', async () => {
    const { context, bob, ask, claim, finish, rows, at } = await world();
    await ask();
    at('2026-03-10T12:00:01Z');
    await ask(bob);
    await context.store.db
      .updateTable('users')
      .set({ disabled: 1 })
      .where('user_id', '=', bob.principalId)
      .execute();
    const run = async () => {
      const claimed = await claim();
      if (!claimed) throw new Error('nothing to claim');
      return finish(claimed);
    };
    expect(await run()).toBe('completed');
    await expect(run()).rejects.toMatchObject({ code: 'owner_disabled' });
    expect((await rows()).map(({ status }) => status).sort()).toEqual(['Completed', 'Running']);
  });

  test('what becomes ready only after the run has begun is left to its own claim', async () => {
    const { ask, work, claim, finish, at, rows, engine } = await world();
    await ask();
    const claimed = await claim();
    if (!claimed) throw new Error('nothing to claim');
    at('2026-03-10T12:00:05Z');
    await ask();
    await finish(claimed);
    expect((await rows()).map(({ status }) => status)).toEqual(['Completed', 'Pending']);
    await work();
    expect(engine.plans).toHaveLength(1);
  });
});
