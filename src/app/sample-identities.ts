import { createPasswords } from '../identity/passwords.ts';
import { type SampleRole, sampleIdentities } from '../sample/identities.ts';
import { findApplication, upsertApplication } from '../store/applications.ts';
import { upsertPartner } from '../store/partners.ts';
import { replaceRoleAssignments } from '../store/role-assignments.ts';
import type { Db } from '../store/schema.ts';
import { findUser, upsertUser } from '../store/users.ts';
import type { Core } from './open-core.ts';

type IdentityCore = Pick<Core, 'store' | 'clock' | 'newId'>;

/** Adds the sample's partners, users and applications. Those that are there already stay. */
export async function applySampleIdentities(core: IdentityCore): Promise<void> {
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
  if (await findUser(core.store.db, user.userId)) return;
  const row = {
    user_id: user.userId,
    tenant_id: user.tenantId,
    user_name: user.userName,
    display_name: user.displayName,
    password_hash: await passwords.hash(user.password),
    disabled: 0,
    created_time,
  };
  await core.store.transaction(async (transaction) => {
    await upsertUser(transaction, row);
    await assignRoles(core, transaction, user.userId, user.roles);
  });
}

async function applyApplication(
  core: IdentityCore,
  application: (typeof sampleIdentities.applications)[number],
  created_time: string,
): Promise<void> {
  if (await findApplication(core.store.db, application.clientId)) return;
  const row = {
    client_id: application.clientId,
    tenant_id: application.tenantId,
    name: application.name,
    secret_hash: await passwords.hash(application.secret),
    disabled: 0,
    created_time,
  };
  await core.store.transaction(async (transaction) => {
    await upsertApplication(transaction, row);
    await assignRoles(core, transaction, application.clientId, application.roles);
  });
}

const assignRoles = (
  { newId }: IdentityCore,
  transaction: Db,
  principalId: string,
  roles: readonly SampleRole[],
): Promise<void> =>
  replaceRoleAssignments(
    transaction,
    principalId,
    roles.map(({ role, locations }) => ({
      assignment_id: newId(),
      principal_id: principalId,
      role,
      locations: locations && JSON.stringify(locations),
    })),
  );
