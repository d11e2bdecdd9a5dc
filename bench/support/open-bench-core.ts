import { type Core, openCore } from '../../src/app/open-core.ts';
import type { Admin, DirectoryContext } from '../../src/identity/directory/context.ts';
import { createDirectory } from '../../src/identity/directory/create-directory.ts';
import { putPartner } from '../../src/identity/directory/put-partner.ts';
import { putUser } from '../../src/identity/directory/put-user.ts';
import { noOrigin } from '../../src/kernel/audit.ts';
import { type Clock, systemClock } from '../../src/kernel/clock.ts';
import { silentTelemetry } from '../../src/kernel/telemetry.ts';
import { authorizeCaller, type Caller } from '../../src/reports/caller.ts';
import type { ReportsContext } from '../../src/reports/context.ts';
import { createKeptAnswers } from '../../src/reports/dataset-facts/kept-answers.ts';
import { createSlowness } from '../../src/reports/explain/machine-slowness.ts';
import { createTestQueryPlaces } from '../../src/reports/test-query-places.ts';
import { type BenchHome, defaultConfig } from './home.ts';
import { noEngine } from './no-engine.ts';

/** What makes partners and reports in a home, by the code that the API uses. */
export interface BenchCore extends AsyncDisposable {
  readonly core: Core;
  readonly reports: ReportsContext;
  readonly directory: DirectoryContext;
}

const DAY = 86_400_000;

/** Reports that are to run now are made by this clock: nothing is due until `makeDue` says so. */
const laterClock: Clock = { now: () => new Date(systemClock.now().getTime() + 100 * DAY) };

export async function openBenchCore({ folder, environment }: BenchHome): Promise<BenchCore> {
  const config = { ...defaultConfig(folder, environment), callbacksAllowPrivateNetworks: true };
  const limits = { ...config, queriesPerUser: 1e9, reportsPerUser: 1e9 };
  const core = await openCore(config);
  return {
    core,
    directory: createDirectory(core, config),
    reports: {
      ...core,
      ...{ clock: laterClock, limits, telemetry: silentTelemetry },
      engine: noEngine,
      testQueryPlaces: createTestQueryPlaces(config.testQueriesAtOnce),
      slowness: createSlowness(),
      foundOut: createKeptAnswers(100),
    },
    [Symbol.asyncDispose]: () => core[Symbol.asyncDispose](),
  };
}

const admin: Admin = {
  actor: { id: null, name: 'the bench', tenantId: null },
  origin: noOrigin,
};

/** A partner with so many users who may see all of the account; they cannot sign in. */
export async function addPartner(
  { core, directory }: BenchCore,
  accountId: string,
  users: number,
): Promise<Caller[]> {
  const tenantId = core.newId();
  await putPartner(directory, admin, { tenantId, name: `Partner ${accountId}`, accountId });
  const callers: Caller[] = [];
  for (let number = 0; number < users; number += 1) {
    const userName = `user-${number}@${accountId}.example`;
    const { value } = await putUser(directory, admin, {
      ...{ tenantId, userName, password: null },
      roles: [{ role: 'executive-report-viewer', locations: null }],
    });
    const principal = { principalId: value.userId, principalName: userName, tenantId };
    callers.push(await authorizeCaller(core.store.db, principal));
  }
  return callers;
}
