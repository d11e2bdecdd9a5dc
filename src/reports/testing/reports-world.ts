import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Catalog } from '../../catalog/catalog.ts';
import { defaultCatalogFolder, loadCatalog } from '../../catalog/load-catalog.ts';
import type { Engine, Export, Measured, MeasureOptions } from '../../engine/engine.ts';
import type { DataExtent } from '../../engine/statistics.ts';
import { openDiskFiles } from '../../files/disk-files.ts';
import { createManifestSigner, newManifestKey } from '../../files/sign-manifest.ts';
import { manualClock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import { silentTelemetry } from '../../kernel/telemetry.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import { upsertPartner } from '../../store/partners.ts';
import { replaceRoleAssignments } from '../../store/role-assignments.ts';
import {
  type DatabaseKind,
  partnerRow,
  temporaryStore,
  testAuditLog,
  userRow,
} from '../../store/store.fixture.ts';
import { upsertUser } from '../../store/users.ts';
import { authorizeCaller } from '../caller.ts';
import type { ReportsContext, RunContext, RunLimits } from '../context.ts';
import { createKeptAnswers } from '../dataset-facts/kept-answers.ts';
import { createTestQueryPlaces } from '../test-query-places.ts';

export const NOW = '2026-03-10T12:00:00.000Z';
export const PROGRAM = 'mpn';
export const ACCOUNT = '1001000';
export const OTHER_ACCOUNT = '2002000';
export const QUERY = 'SELECT SubscriptionId FROM DynamicsUsage TIMESPAN LAST_6_MONTHS';

const catalogs = new Map<string, Promise<Catalog>>();
const mpnCatalog = (): Promise<Catalog> => {
  const known = catalogs.get(PROGRAM) ?? loadCatalog([defaultCatalogFolder]);
  catalogs.set(PROGRAM, known);
  return known;
};

const extent: DataExtent = {
  ...{ snapshotId: 'snapshot-1', snapshotTime: NOW, rows: 1000 },
  ...{ firstTime: '2025-01-01T00:00:00.000Z', lastTime: '2026-02-01T00:00:00.000Z' },
};

/** For tests: a real store, catalog and files; an engine that answers from memory and can fail. */
export async function reportsWorld({
  database = 'sqlite',
  limits = {},
}: {
  readonly database?: DatabaseKind;
  readonly limits?: Partial<RunLimits>;
} = {}) {
  const temporary = await temporaryStore({ database });
  const folder = await mkdtemp(join(tmpdir(), 'reports-'));
  onTestFinished(async () => {
    await temporary[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });
  const clock = manualClock(NOW);
  const engine = scriptedEngine();
  const accountRows = new Map<string, number>();
  const context: ReportsContext & RunContext = {
    clock,
    wallClock: clock,
    newId: randomId,
    catalog: await mpnCatalog(),
    store: temporary.store,
    audit: testAuditLog(),
    files: await openDiskFiles(join(folder, 'files'), { clock }),
    engine,
    testQueryPlaces: createTestQueryPlaces(4),
    slowness: async () => 1,
    countDistinct: async () => new Map(),
    extent: async () => extent,
    foundOut: createKeptAnswers(),
    random: () => 0,
    countRows: async (_program, _dataset, account) => accountRows.get(account),
    mostRows: async (_program, _dataset, account) => accountRows.get(account),
    telemetry: silentTelemetry,
    linkSecret: 'secret of the links',
    manifests: await createManifestSigner(newManifestKey()),
    serviceVersion: '1.2.3',
    limits: {
      minimumLeadHours: 4,
      testQuerySeconds: 100,
      linkHours: 24,
      maximumAttempts: 3,
      fileRetentionDays: 30,
      partMegabytes: 1024,
      executionRetentionDays: 90,
      accountConcurrency: 2,
      largeRunRows: 1000,
      runDeadlineMinutes: 60,
      catchUp: 'latest',
      catchUpWindowHours: 720,
      misfireGraceMinutes: 60,
      callbacksAllowPrivateNetworks: false,
      queriesPerUser: 1000,
      reportsPerUser: 1000,
      ...limits,
    },
  };
  const { db } = context.store;
  const partner = (tenant_id: string, account_id: string) =>
    upsertPartner(db, partnerRow({ tenant_id, account_id }));
  await partner('t1', ACCOUNT);
  await partner('t2', OTHER_ACCOUNT);
  const addUser = async (
    name: string,
    role: string | null = 'executive-report-viewer',
    tenantId = 't1',
  ) => {
    const principal = { principalId: `id-${name}`, principalName: name, tenantId };
    const row = userRow({
      user_id: principal.principalId,
      tenant_id: tenantId,
      user_name: name,
    });
    await upsertUser(db, row);
    const assignment = { assignment_id: `r-${name}`, principal_id: row.user_id, locations: null };
    await replaceRoleAssignments(db, row.user_id, role ? [{ ...assignment, role }] : []);
    return principal;
  };
  const caller = await authorizeCaller(db, await addUser('ada@example.org'));
  return {
    context,
    clock,
    engine,
    caller,
    addUser,
    folder,
    accountRows,
    location: temporary.location,
  };
}

/** Answers every export with `content`, or fails with the next of `failures`. */
function scriptedEngine() {
  const plans: GuardedPlan[] = [];
  const failures: Error[] = [];
  const run = (plan: GuardedPlan): void => {
    plans.push(plan);
    const failure = failures.shift();
    if (failure) throw failure;
  };
  const exported: Export = {
    columns: [{ header: 'SubscriptionId', type: { kind: 'string' } }],
    snapshotId: 'snapshot-1',
    snapshotTime: '2026-03-10T00:00:00.000Z',
    engine: 'Scripted 1',
    parts: async function* () {
      const bytes = Readable.from([Buffer.from('SubscriptionId\nS-1\n')]);
      yield { bytes, rows: () => 1 };
    },
    [Symbol.asyncDispose]: async () => {},
  };
  return {
    plans,
    failures,
    preview: async (plan) => {
      run(plan);
      return { columns: [], rows: [{ SubscriptionId: 'S-1' }], snapshotId: 'snapshot-1' };
    },
    measure: async (plan: GuardedPlan, _options: MeasureOptions): Promise<Measured> => {
      run(plan);
      const sample = Buffer.from('SubscriptionId\nS-1\n');
      return { rows: 1, sample, sampleRows: 1, snapshotId: 'snapshot-1', snapshotTime: NOW };
    },
    export: async (
      plan: GuardedPlan,
      _options: { signal: AbortSignal; partBytes?: number | undefined },
    ): Promise<Export> => {
      run(plan);
      return exported;
    },
    /** Not told, so that every run is made anew. */
    snapshotId: async (_plan: GuardedPlan): Promise<string | undefined> => undefined,
    close: async () => {},
  } satisfies Engine & { plans: GuardedPlan[]; failures: Error[] };
}
