import { PublicError } from '../../kernel/errors.ts';
import {
  deleteApplicationSecrets,
  expireApplicationSecret,
  findApplicationSecrets,
  insertApplicationSecret,
} from '../../store/applications.ts';
import { lockPartner } from '../../store/partners.ts';
import type { Db } from '../../store/schema.ts';
import type { Admin, DirectoryContext } from './context.ts';
import { checkedId } from './names.ts';
import { generateSecret, hashWished } from './new-secrets.ts';
import type { Put } from './put.ts';
import { viewApplication } from './put-application.ts';
import type { ApplicationView } from './views.ts';

export interface RotateSecretInput {
  readonly clientId: string;
  /** A UUID of the caller's: the same one again changes nothing. */
  readonly rotationId?: string | undefined;
  /** Left out: one is made up. */
  readonly secret?: string | undefined;
  /** How long the secret before stays valid: 24 when left out; 0 ends it at once. */
  readonly overlapHours?: number | undefined;
}

const DEFAULT_OVERLAP_HOURS = 24;

/**
 * Gives the application a new secret. The one before stays valid for a while; any still older one ends
 * now, so that there are two at the most. Throws `identity_invalid` or `identity_not_found`.
 */
export async function rotateSecret(
  context: DirectoryContext,
  admin: Admin,
  input: RotateSecretInput,
): Promise<Put<ApplicationView>> {
  const clientId = checkedId(input.clientId, 'clientId');
  const secretId = input.rotationId ? checkedId(input.rotationId, 'rotationId') : context.newId();
  const now = context.clock.now();
  const kept = await findApplicationSecrets(context.store.db, clientId, now.toISOString());
  const madeUp = input.secret === undefined ? generateSecret(context) : undefined;
  const newest = kept[0] ? [kept[0].secret_hash] : [];
  const hash = await hashWished(context, { text: input.secret ?? madeUp }, newest, 'secret');
  return context.store.transaction(async (trx) => {
    const before = await hold(trx, clientId, now);
    const isDone = !hash || before.secrets.some((one) => one.secretId === secretId);
    if (isDone) return { outcome: 'unchanged', value: before, changes: [] };
    const overlap = (input.overlapHours ?? DEFAULT_OVERLAP_HOURS) * 3_600_000;
    const end = new Date(now.getTime() + Math.max(0, overlap)).toISOString();
    const [current, ...older] = before.secrets;
    for (const { expiresTime } of older) {
      await deleteApplicationSecrets(trx, clientId, expiresTime ?? end);
    }
    if (current) await expireApplicationSecret(trx, clientId, end);
    await deleteApplicationSecrets(trx, clientId, now.toISOString());
    await insertApplicationSecret(trx, {
      secret_id: secretId,
      client_id: clientId,
      secret_hash: hash,
      created_time: now.toISOString(),
      expires_time: null,
    });
    const after = await hold(trx, clientId, now);
    await context.audit.record(trx, {
      ...admin,
      action: 'application.secret',
      outcome: 'succeeded',
      tenantId: after.tenantId,
      target: clientId,
      detail: { name: after.name, secretId, previousValidUntil: current ? end : null },
    });
    const changes = [{ property: 'secrets', before: before.secrets, after: after.secrets }];
    return { outcome: 'changed', value: after, changes, ...(madeUp && { secret: madeUp }) };
  });
}

/** Nobody else changes it until the transaction ends. */
async function hold(trx: Db, clientId: string, now: Date): Promise<ApplicationView> {
  const found = await viewApplication(trx, clientId, now.toISOString());
  if (!found) throw new PublicError('identity_not_found', { what: `an application ${clientId}` });
  await lockPartner(trx, found.tenantId);
  return (await viewApplication(trx, clientId, now.toISOString())) ?? found;
}
