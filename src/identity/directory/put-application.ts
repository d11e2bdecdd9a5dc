import type { RoleGrant } from '../../kernel/roles.ts';
import {
  findApplication,
  findApplicationSecrets,
  insertApplicationSecret,
  upsertApplication,
} from '../../store/applications.ts';
import { revokeRefreshTokensOf } from '../../store/refresh-tokens.ts';
import type { ApplicationSecretRow, Db } from '../../store/schema.ts';
import type { Admin, DirectoryContext } from './context.ts';
import { holdPartner } from './find-partner.ts';
import { checkedId, checkedName } from './names.ts';
import { generateSecret, hashWished } from './new-secrets.ts';
import { changesBetween, invalid, type Put, type PutMode, refuseByMode } from './put.ts';
import { assignRoles, checkedRoles, rolesOf } from './roles.ts';
import { type ApplicationView, toApplicationView } from './views.ts';

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
  const now = context.clock.now().toISOString();
  const partner = await holdPartner(
    trx,
    checkedId(input.tenantId, 'tenantId'),
    context.clock.now(),
  );
  const clientId = input.clientId ? checkedId(input.clientId, 'clientId') : context.newId();
  const before = await viewApplication(trx, clientId, now);
  if (before && before.tenantId !== partner.tenantId) {
    throw invalid(`Application ${clientId} belongs to another partner than ${partner.name}.`);
  }
  const row = {
    client_id: clientId,
    tenant_id: partner.tenantId,
    name: checkedName(input.name ?? before?.name, 'name'),
    disabled: (input.disabled ?? before?.disabled) ? 1 : 0,
    created_time: before?.createdTime ?? now,
  };
  const roles = input.roles ? checkedRoles(input.roles, partner) : (before?.roles ?? []);
  const first = before ? [] : [firstSecret(context, input, clientId, now)];
  const after = before
    ? { ...toApplicationView(row, roles, []), secrets: before.secrets }
    : toApplicationView(row, roles, first);
  const changes = before ? changesBetween(before, after) : [];
  refuseByMode(mode, `an application ${clientId}`, before !== undefined, changes);
  if (before && changes.length === 0) return { outcome: 'unchanged', value: before, changes };
  await upsertApplication(trx, row);
  for (const secret of first) await insertApplicationSecret(trx, secret);
  await assignRoles(context, trx, clientId, roles);
  if (row.disabled === 1) await revokeRefreshTokensOf(trx, 'client_id', clientId, now);
  await context.audit.record(trx, {
    ...admin,
    action: before ? 'application.change' : 'application.create',
    outcome: 'succeeded',
    tenantId: partner.tenantId,
    target: clientId,
    detail: before ? { name: row.name, changes } : { name: row.name, roles },
  });
  const madeUp = before ? undefined : input.firstSecret?.madeUp;
  return {
    outcome: before ? 'changed' : 'created',
    value: after,
    changes,
    ...(madeUp && { secret: madeUp }),
  };
}

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
  clientId: string,
  now: string,
): ApplicationSecretRow {
  if (!prepared) throw new Error('the application was removed meanwhile');
  return {
    secret_id: newId(),
    client_id: clientId,
    secret_hash: prepared.hash,
    created_time: now,
    expires_time: null,
  };
}
