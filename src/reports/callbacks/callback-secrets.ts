import { randomBytes } from 'node:crypto';
import type { Clock } from '../../kernel/clock.ts';
import { PublicError } from '../../kernel/errors.ts';
import type { NewId } from '../../kernel/ids.ts';
import { toWireTime } from '../../kernel/interval.ts';
import type { AuditLog } from '../../store/audit-log.ts';
import {
  deleteExpiredCallbackSecrets,
  expireCallbackSecret,
  findCallbackSecrets,
  insertCallbackSecret,
  lockCallbackSecrets,
} from '../../store/callback-secrets.ts';
import type { Store } from '../../store/open-store.ts';
import type { CallbackSecretRow, Db } from '../../store/schema.ts';
import type { Caller } from '../caller.ts';
import { recordAudit } from '../record-audit.ts';
import type { CallbackSecretView } from './delivery-views.ts';

const OLD_SECRET_HOURS = 24;
// Each signs every request: a header of a few hundred bytes, whatever a script rotates.
const MOST_SECRETS = 5;

interface SigningContext {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly store: Store;
}

interface SecretsContext extends SigningContext {
  readonly audit: AuditLog;
}

/** What the callbacks of a partner are signed with, the newest first; the first is made at need. */
export async function signingSecrets(context: SigningContext, tenantId: string): Promise<string[]> {
  return (await validSecrets(context, tenantId)).map((row) => row.secret);
}

/** Throws `callback_secret_forbidden` unless the caller is an executive of the whole account. */
export async function getCallbackSecrets(
  context: SecretsContext,
  caller: Caller,
): Promise<CallbackSecretView[]> {
  assertMayHoldSecret(caller);
  const secrets = await validSecrets(context, caller.tenantId);
  await recordAudit(context, context.store.db, caller, 'callback-secret.read', caller.tenantId);
  return secrets.map(toView);
}

/**
 * Makes a new secret; the one before signs too for another 24 hours. Refuses as the other does,
 * and with `callback_secret_rotations` while five are valid.
 */
export async function rotateCallbackSecret(
  context: SecretsContext,
  caller: Caller,
): Promise<CallbackSecretView[]> {
  assertMayHoldSecret(caller);
  const { tenantId } = caller;
  const now = context.clock.now();
  const rows = await context.store.transaction(async (trx) => {
    await lockCallbackSecrets(trx, tenantId);
    await deleteExpiredCallbackSecrets(trx, tenantId, now.toISOString());
    assertRoom(await findCallbackSecrets(trx, tenantId, now.toISOString()));
    const end = new Date(now.getTime() + OLD_SECRET_HOURS * 3_600_000);
    await expireCallbackSecret(trx, tenantId, end.toISOString());
    await addSecret(context, trx, tenantId, now);
    await recordAudit(context, trx, caller, 'callback-secret.rotate', tenantId);
    return findCallbackSecrets(trx, tenantId, now.toISOString());
  });
  return rows.map(toView);
}

async function validSecrets(
  context: SigningContext,
  tenantId: string,
): Promise<CallbackSecretRow[]> {
  const now = context.clock.now();
  const found = await findCallbackSecrets(context.store.db, tenantId, now.toISOString());
  if (found.length > 0) return found;
  return context.store.transaction(async (trx) => {
    await lockCallbackSecrets(trx, tenantId);
    const made = await findCallbackSecrets(trx, tenantId, now.toISOString());
    return made.length > 0 ? made : [await addSecret(context, trx, tenantId, now)];
  });
}

async function addSecret(
  { newId }: SigningContext,
  db: Db,
  tenantId: string,
  now: Date,
): Promise<CallbackSecretRow> {
  const row: CallbackSecretRow = {
    secret_id: newId(),
    tenant_id: tenantId,
    secret: `whsec_${randomBytes(32).toString('base64')}`,
    created_time: now.toISOString(),
    expires_time: null,
  };
  await insertCallbackSecret(db, row);
  return row;
}

/** Who holds the secret can sign for every report of the partner. */
function assertMayHoldSecret({ grant }: Caller): void {
  if (grant.locations === null && grant.withheld.length === 0) return;
  throw new PublicError('callback_secret_forbidden');
}

/** Each that is valid signs, so there may not be many. */
function assertRoom(valid: readonly CallbackSecretRow[]): void {
  const oldest = valid.at(-1)?.expires_time;
  if (valid.length < MOST_SECRETS || !oldest) return;
  throw new PublicError('callback_secret_rotations', {
    most: MOST_SECRETS,
    time: toWireTime(new Date(oldest)),
  });
}

const toView = (row: CallbackSecretRow): CallbackSecretView => ({
  secret: row.secret,
  createdTime: toWireTime(new Date(row.created_time)),
  expiresTime: row.expires_time && toWireTime(new Date(row.expires_time)),
});
