import type { RoleGrant } from '../../kernel/roles.ts';
import {
  findApplication,
  findApplicationSecrets,
  insertApplicationSecret,
  upsertApplication,
} from '../../store/applications.ts';
import { revokeRefreshTokensOf } from '../../store/refresh-tokens.ts';
import type { ApplicationRow, ApplicationSecretRow, Db } from '../../store/schema.ts';
import { findUser } from '../../store/users.ts';
import { isConsole } from '../console-application.ts';
import type { Admin, DirectoryContext } from './context.ts';
import { holdPartner } from './find-partner.ts';
import { checkedId, checkedName } from './names.ts';
import { generateSecret, hashWished } from './new-secrets.ts';
import {
  type Change,
  changesBetween,
  invalid,
  type Put,
  type PutMode,
  refuseByMode,
} from './put.ts';
import { assignRoles, checkedRoles, rolesOf } from './roles.ts';
import { type ApplicationView, type PartnerView, toApplicationView } from './views.ts';

/** What is left out stays as it is. */
export interface ApplicationInput {
  readonly tenantId: string;
  /** Left out for a new one: it gets an id of its own. */
  readonly clientId?: string | undefined;
  readonly name?: string | undefined;
  readonly roles?: readonly RoleGrant[] | undefined;
  readonly disabled?: boolean | undefined;
  /** Of a new application; left out, one is made up. Later secrets come by rotating. */
  readonly secret?: string | undefined;
  readonly secretHash?: string | undefined;
}

/** A wish whose secret is hashed, in case that it makes a new application. */
export interface PreparedApplication extends Omit<ApplicationInput, 'secret' | 'secretHash'> {
  readonly firstSecret?: { readonly hash: string; readonly madeUp?: string };
}

export async function putApplication(
  context: DirectoryContext,
  admin: Admin,
  input: ApplicationInput,
  mode: PutMode = 'put',
): Promise<Put<ApplicationView>> {
  const prepared = await prepareApplication(context, input);
  return context.store.transaction((trx) => putApplicationIn(context, trx, admin, prepared, mode));
}

export async function prepareApplication(
  context: DirectoryContext,
  { secret, secretHash, ...input }: ApplicationInput,
): Promise<PreparedApplication> {
  const clientId = input.clientId && checkedId(input.clientId, 'clientId');
  if (clientId && (await findApplication(context.store.db, clientId))) return input;
  const madeUp = (secret ?? secretHash) ? undefined : generateSecret(context);
  const hash = await hashWished(
    context,
    { text: secret ?? madeUp, hash: secretHash },
    [],
    'secret',
  );
  if (!hash) throw new Error('a new application without a secret');
  return { ...input, firstSecret: { hash, ...(madeUp && { madeUp }) } };
}

/** Throws `identity_invalid`, `identity_exists` or `identity_not_found`. */
export async function putApplicationIn(
  context: DirectoryContext,
  trx: Db,
  admin: Admin,
  input: PreparedApplication,
  mode: PutMode,
): Promise<Put<ApplicationView>> {
  const now = context.clock.now();
  const partner = await holdPartner(trx, checkedId(input.tenantId, 'tenantId'), now);
  const clientId = input.clientId ? checkedId(input.clientId, 'clientId') : context.newId();
  const before = await viewApplication(trx, clientId, now.toISOString());
  const row = wishedRow(input, partner, before, { clientId, now: now.toISOString() });
  const roles = input.roles ? checkedRoles(input.roles, partner) : (before?.roles ?? []);
  const first = before ? [] : [firstSecret(context, input, row)];
  const after = {
    ...toApplicationView(row, roles, first),
    ...(before && { secrets: before.secrets }),
  };
  const changes = before ? changesBetween(before, after) : [];
  refuseByMode(mode, `an application ${clientId}`, before !== undefined, changes);
  if (before && changes.length === 0) return { outcome: 'unchanged', value: before, changes };
  if (isConsole(clientId)) throw invalid(`${clientId} is the id of the console.`);
  if (!before && (await findUser(trx, clientId))) {
    // Roles, queries and reports go by the id alone: two with one would share them.
    throw invalid(`${clientId} is the id of a user.`);
  }
  await keep(context, trx, row, roles, first);
  await record(context, trx, admin, after, before ? changes : undefined);
  if (before) return { outcome: 'changed', value: after, changes };
  const madeUp = input.firstSecret?.madeUp;
  return { outcome: 'created', value: after, changes, ...(madeUp && { secret: madeUp }) };
}

function wishedRow(
  input: PreparedApplication,
  partner: PartnerView,
  before: ApplicationView | undefined,
  { clientId, now }: { readonly clientId: string; readonly now: string },
): ApplicationRow {
  if (before && before.tenantId !== partner.tenantId) {
    throw invalid(`Application ${clientId} belongs to another partner than ${partner.name}.`);
  }
  return {
    client_id: clientId,
    tenant_id: partner.tenantId,
    name: checkedName(input.name ?? before?.name, 'name'),
    disabled: (input.disabled ?? before?.disabled) ? 1 : 0,
    created_time: before?.createdTime ?? now,
  };
}

async function keep(
  context: DirectoryContext,
  trx: Db,
  row: ApplicationRow,
  roles: readonly RoleGrant[],
  secrets: readonly ApplicationSecretRow[],
): Promise<void> {
  await upsertApplication(trx, row);
  for (const secret of secrets) await insertApplicationSecret(trx, secret);
  await assignRoles(context, trx, row.client_id, roles);
  if (row.disabled === 0) return;
  await revokeRefreshTokensOf(trx, 'client_id', row.client_id, context.clock.now().toISOString());
}

const record = (
  { audit }: DirectoryContext,
  trx: Db,
  admin: Admin,
  { clientId, tenantId, name, roles }: ApplicationView,
  changes: readonly Change[] | undefined,
): Promise<void> =>
  audit.record(trx, {
    ...admin,
    action: changes ? 'application.change' : 'application.create',
    outcome: 'succeeded',
    tenantId,
    target: clientId,
    detail: changes ? { name, changes } : { name, roles },
  });

/** Undefined when there is none. */
export async function viewApplication(
  db: Db,
  clientId: string,
  now: string,
): Promise<ApplicationView | undefined> {
  const row = await findApplication(db, clientId);
  if (!row) return undefined;
  const secrets = await findApplicationSecrets(db, clientId, now);
  return toApplicationView(row, await rolesOf(db, clientId), secrets);
}

function firstSecret(
  { newId }: DirectoryContext,
  { firstSecret: prepared }: PreparedApplication,
  { client_id, created_time }: ApplicationRow,
): ApplicationSecretRow {
  if (!prepared) throw new Error('the application was removed meanwhile');
  return {
    ...{ secret_id: newId(), client_id, created_time },
    secret_hash: prepared.hash,
    expires_time: null,
  };
}
