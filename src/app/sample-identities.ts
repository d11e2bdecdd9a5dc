import { join } from 'node:path';
import { createPasswords } from '../identity/passwords.ts';
import { type SampleRole, sampleIdentities } from '../sample/identities.ts';
import { findApplication, upsertApplication } from '../store/applications.ts';
import { lockAccount, upsertPartner } from '../store/partners.ts';
import { replaceRoleAssignments } from '../store/role-assignments.ts';
import type { Db } from '../store/schema.ts';
import { findUser, upsertUser } from '../store/users.ts';
import type { Core } from './open-core.ts';
import { whileLocked } from './while-locked.ts';

type IdentityCore = Pick<Core, 'home' | 'store' | 'clock' | 'newId'>;

/** Adds the sample's partners, users and applications. Those that are there already stay. */
export const applySampleIdentities = (core: IdentityCore): Promise<void> =>
  // Hashing passwords is dear: of several nodes that start at once, one does it.
  whileLocked(join(core.home.folder, 'sample-identities.lock'), () => addMissing(core));

async function addMissing(core: IdentityCore): Promise<void> {
  const created_time = core.clock.now().toISOString();
  for (const partner of sampleIdentities.partners) {
    await upsertPartner(core.store.db, {
      tenant_id: partner.tenantId,
      account_id: partner.accountId,
      name: partner.name,
      created_time,
    });
  }
  await Promise.all([
    ...sampleIdentities.users.map((user) => applyUser(core, user, created_time)),
    ...sampleIdentities.applications.map((one) => applyApplication(core, one, created_time)),
  ]);
}

const passwords = createPasswords();

async function applyUser(
  core: IdentityCore,
  user: (typeof sampleIdentities.users)[number],
  created_time: string,
): Promise<void> {
  const isThere = async (db: Db) => (await findUser(db, user.userId)) !== undefined;
  if (await isThere(core.store.db)) return;
  const row = {
    user_id: user.userId,
    tenant_id: user.tenantId,
    user_name: user.userName,
    display_name: user.displayName,
    password_hash: await passwords.hash(user.password),
    disabled: 0,
    created_time,
  };
  await addOnce(core, user.tenantId, isThere, async (trx) => {
    await upsertUser(trx, row);
    await assignRoles(core, trx, user.userId, user.roles);
  });
}

async function applyApplication(
  core: IdentityCore,
  application: (typeof sampleIdentities.applications)[number],
  created_time: string,
): Promise<void> {
  const isThere = async (db: Db) => (await findApplication(db, application.clientId)) !== undefined;
  if (await isThere(core.store.db)) return;
  const row = {
    client_id: application.clientId,
    tenant_id: application.tenantId,
    name: application.name,
    secret_hash: await passwords.hash(application.secret),
    disabled: 0,
    created_time,
  };
  await addOnce(core, application.tenantId, isThere, async (trx) => {
    await upsertApplication(trx, row);
    await assignRoles(core, trx, application.clientId, application.roles);
  });
}

/** Of several nodes that start at once, one adds it while the others wait, who then find it there. */
const addOnce = (
  { store }: IdentityCore,
  tenantId: string,
  isThere: (db: Db) => Promise<boolean>,
  add: (trx: Db) => Promise<void>,
): Promise<void> =>
  store.transaction(async (trx) => {
    await lockAccount(trx, accountOf(tenantId));
    if (!(await isThere(trx))) await add(trx);
  });

const accountOf = (tenantId: string): string =>
  sampleIdentities.partners.find((partner) => partner.tenantId === tenantId)?.accountId ?? '';

const assignRoles = (
  { newId }: IdentityCore,
  trx: Db,
  principalId: string,
  roles: readonly SampleRole[],
): Promise<void> =>
  replaceRoleAssignments(
    trx,
    principalId,
    roles.map(({ role, locations }) => ({
      assignment_id: newId(),
      principal_id: principalId,
      role,
      locations: locations && JSON.stringify(locations),
    })),
  );
