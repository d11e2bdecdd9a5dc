import { createSnapshotStatistics } from '../../src/engine/snapshots/snapshot-statistics.ts';
import { openDiskFiles } from '../../src/files/disk-files.ts';
import { createManifestSigner, newManifestKey } from '../../src/files/sign-manifest.ts';
import { type Clock, systemClock } from '../../src/kernel/clock.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { silentLogger } from '../../src/kernel/logger.ts';
import { silentTelemetry } from '../../src/kernel/telemetry.ts';
import { authorizeCaller, type Caller } from '../../src/reports/caller.ts';
import type { ReportsContext, RunContext } from '../../src/reports/context.ts';
import { createQuery } from '../../src/reports/create-query.ts';
import { createReport } from '../../src/reports/create-report.ts';
import { createKeptAnswers } from '../../src/reports/dataset-facts/kept-answers.ts';
import { claimExecution } from '../../src/reports/executions/claim-execution.ts';
import { lanes } from '../../src/reports/executions/run-size.ts';
import { createSlowness } from '../../src/reports/explain/machine-slowness.ts';
import { createTestQueryPlaces } from '../../src/reports/test-query-places.ts';
import { executionById } from '../../src/store/executions.ts';
import { openStore } from '../../src/store/open-store.ts';
import { upsertPartner } from '../../src/store/partners.ts';
import { replaceRoleAssignments } from '../../src/store/role-assignments.ts';
import type { ExecutionRow } from '../../src/store/schema.ts';
import { partnerRow, testAuditLog, userRow } from '../../src/store/store.fixture.ts';
import { upsertUser } from '../../src/store/users.ts';
import { processClaim } from '../../src/worker/process-claim.ts';
import type { SampleEngine } from './sample-engine.ts';

export const PROGRAM = 'mpn';
/** The largest of the sample world. */
export const ACCOUNT = '1001000';

export interface SampleService extends AsyncDisposable {
  readonly context: ReportsContext & RunContext;
  /** An executive of the largest partner. */
  readonly caller: Caller;
  /** Runs the query as a report of the caller, by a worker's hands; answers the completed execution. */
  run(query: string): Promise<ExecutionRow>;
}

/** The domain over the sample world with a store and files of its own, in this process. */
export async function sampleService(world: SampleEngine): Promise<SampleService> {
  const store = await openStore(world.home.database);
  const context = {
    ...{ store, clock: tickingFrom(world.clock.now()), newId: randomId, random: Math.random },
    wallClock: systemClock,
    ...{ catalog: world.catalog, audit: testAuditLog() },
    // So that no run shares the file of another one.
    engine: { ...world.engine, snapshotId: async () => undefined },
    files: await openDiskFiles(world.home.files, { clock: systemClock }),
    testQueryPlaces: createTestQueryPlaces(4),
    slowness: createSlowness(),
    foundOut: createKeptAnswers(100),
    ...createSnapshotStatistics(world.home.data),
    telemetry: silentTelemetry,
    linkSecret: 'secret of the links',
    manifests: await createManifestSigner(newManifestKey()),
    serviceVersion: '1.2.3',
    limits,
  };
  const caller = await addExecutive(context);
  return {
    ...{ context, caller },
    run: (query) => runOnce(context, caller, query),
    [Symbol.asyncDispose]: () => store.close(),
  };
}

const limits: RunContext['limits'] & ReportsContext['limits'] = {
  ...{ minimumLeadHours: 4, testQuerySeconds: 100, linkHours: 24, maximumAttempts: 1 },
  ...{
    partMegabytes: 1024,
    fileRetentionDays: 30,
    executionRetentionDays: 90,
    accountConcurrency: 2,
  },
  ...{ largeRunRows: 200_000, runDeadlineMinutes: 60, catchUp: 'latest', catchUpWindowHours: 720 },
  ...{ misfireGraceMinutes: 60, callbacksAllowPrivateNetworks: false },
  ...{ queriesPerUser: 1000, reportsPerUser: 1000 },
};

function tickingFrom(start: Date): Clock {
  const began = performance.now();
  return { now: () => new Date(start.getTime() + performance.now() - began) };
}

async function addExecutive({ store: { db } }: Pick<ReportsContext, 'store'>): Promise<Caller> {
  const principal = { principalId: 'u1', principalName: 'exec@contoso.example', tenantId: 't1' };
  await upsertPartner(db, partnerRow({ tenant_id: 't1', account_id: ACCOUNT }));
  await upsertUser(db, userRow({ user_id: 'u1', user_name: principal.principalName }));
  const role = 'executive-report-viewer';
  await replaceRoleAssignments(db, 'u1', [
    { assignment_id: 'r1', principal_id: 'u1', locations: null, role },
  ]);
  return authorizeCaller(db, principal);
}

async function runOnce(
  context: ReportsContext & RunContext,
  caller: Caller,
  query: string,
): Promise<ExecutionRow> {
  const { queryId } = await createQuery(context, caller, PROGRAM, { name: 'Q', query });
  const asked = { reportName: 'R', queryId, executeNow: true };
  await createReport(context, caller, PROGRAM, asked);
  const lease = { owner: 'worker-1', seconds: 60 };
  const claim = await claimExecution(context, lease, lanes);
  if (typeof claim === 'string') throw new Error(`nothing to run: ${claim}`);
  const options = { context, lease, concurrency: 1, logger: silentLogger };
  await processClaim(options, claim, new AbortController().signal);
  const row = await executionById(context.store.db, claim.execution.execution_id);
  if (row?.status !== 'Completed') throw new Error(`it did not complete: ${row?.failure_reason}`);
  return row;
}
