import type { Origin } from '../kernel/audit.ts';
import type { ApplicationRow, Db } from '../store/schema.ts';
import { findUser } from '../store/users.ts';
import type { Credentials } from './authenticate-application.ts';
import type { Form } from './form.ts';
import type { Granted, GrantRequest } from './grants/grant.ts';
import type { RefusalReason } from './oauth-errors.ts';
import type { Services } from './services.ts';

type Context = Pick<Services, 'audit' | 'store'>;

const LONGEST_TEXT = 256;

export const recordIssued = (
  { audit, store }: Context,
  { form, application, origin }: GrantRequest,
  { subject, resource }: Granted,
): Promise<void> =>
  audit.record(store.db, {
    action: 'token.issue',
    outcome: 'succeeded',
    actor: { id: subject.id, name: subject.name, tenantId: application.tenant_id },
    origin,
    target: application.client_id,
    detail: { grantType: form.grant_type, clientId: application.client_id, resource },
  });

/** A sign-in that its application has ended; in the transaction that ends it. */
export async function recordRevoked(
  { audit }: Context,
  trx: Db,
  { application, userId, origin }: Revoked,
): Promise<void> {
  const user = await findUser(trx, userId);
  await audit.record(trx, {
    action: 'token.revoke',
    outcome: 'succeeded',
    actor: { id: userId, name: user?.user_name ?? null, tenantId: application.tenant_id },
    origin,
    target: application.client_id,
    detail: { clientId: application.client_id },
  });
}

interface Revoked {
  readonly application: ApplicationRow;
  readonly userId: string;
  readonly origin: Origin;
}

/** Names are recorded as they were given: nobody has proven to be anybody. Secrets are not. */
export const recordRefused = (
  { audit, store }: Context,
  { tenantId, form, origin }: { tenantId: string; form: Form; origin: Origin },
  { clientId }: Credentials,
  reason: RefusalReason,
): Promise<void> => {
  const userName = form.grant_type === 'password' ? form.username : undefined;
  return audit.record(store.db, {
    action: 'token.refuse',
    outcome: 'refused',
    actor: {
      id: null,
      name: userName ?? clientId ?? null,
      tenantId: tenantId.trim().toLowerCase(),
    },
    origin,
    detail: { reason, clientId: bounded(clientId), userName: bounded(userName) },
  });
};

const bounded = (text: string | undefined): string | undefined => text?.slice(0, LONGEST_TEXT);
