import { applySampleIdentities } from '../../src/app/sample-identities.ts';
import { authorizeCaller, type Caller } from '../../src/reports/caller.ts';
import { sampleIdentities } from '../../src/sample/identities.ts';
import { defaultConfig } from './home.ts';
import type { BenchCore } from './open-bench-core.ts';

/** Adds the sample's partners and people, who can sign in; answers the one of that name. */
export async function addSamplePeople(bench: BenchCore, userName: string): Promise<Caller> {
  const { core } = bench;
  await applySampleIdentities(core, defaultConfig(core.home.folder));
  const user = sampleIdentities.users.find((one) => one.userName === userName);
  if (!user) throw new Error(`the sample has no ${userName}`);
  const { userId: principalId, userName: principalName, tenantId } = user;
  return authorizeCaller(core.store.db, { principalId, principalName, tenantId });
}
