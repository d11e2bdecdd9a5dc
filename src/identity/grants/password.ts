import { deleteExpiredRefreshTokens } from '../../store/refresh-tokens.ts';
import type { Db, UserRow } from '../../store/schema.ts';
import { findUserByName } from '../../store/users.ts';
import { type Form, requiredField } from '../form.ts';
import { TokenRefusal } from '../oauth-errors.ts';
import { addRefreshToken, type Bearing, daysFrom, holdBearer } from '../refresh-tokens.ts';
import { acceptResource, askedResource } from '../resources.ts';
import type { Services, Version } from '../services.ts';
import { userSubject } from '../subjects.ts';
import { throttleSignIn } from '../throttle/throttle-sign-in.ts';
import type { GrantRequest, GrantType } from './grant.ts';

/** Expired tokens stay a while, so that a late client reads "expired" and not "never heard of it". */
const EXPIRED_KEPT_DAYS = 30;

export const passwordGrant: GrantType = async (services, request) => {
  const { version, form, application, now } = request;
  const { store, newId, randomBytes } = services;
  const resource = resourceFor(services, form, version);
  const user = await authenticateUser(services, request);
  const bearing = {
    family_id: newId(),
    user_id: user.user_id,
    client_id: application.client_id,
    resource,
  };
  await deleteExpiredRefreshTokens(store.db, daysFrom(now, -EXPIRED_KEPT_DAYS));
  const refreshToken = await store.transaction(async (trx) => {
    await assertStillProven(trx, user, bearing);
    return addRefreshToken(trx, randomBytes, bearing, now);
  });
  return { subject: userSubject(user), resource, refreshToken };
};

/**
 * Proving takes a while, in which another password, or disabling, ends the refresh tokens that there are:
 * what was proven by the old one must bring no new token.
 */
async function assertStillProven(trx: Db, proven: UserRow, bearing: Bearing): Promise<void> {
  const { user, application } = await holdBearer(trx, bearing);
  if (!application || application.disabled) {
    throw new TokenRefusal('disabled_application', { clientId: bearing.client_id });
  }
  if (user?.password_hash !== proven.password_hash) throw new TokenRefusal('wrong_credentials');
  if (user.disabled) throw new TokenRefusal('disabled_user');
}

/** A v2.0 client may sign in with `scope=openid` alone. */
function resourceFor({ acceptedResources }: Services, form: Form, version: Version): string {
  const fallback = version === 'v2' ? acceptedResources[0] : undefined;
  const asked = askedResource(form, version) ?? fallback ?? requiredField(form, 'resource');
  return acceptResource(asked, acceptedResources);
}

async function authenticateUser(
  services: Services,
  { application: { tenant_id: tenantId }, form, origin }: GrantRequest,
): Promise<UserRow> {
  const userName = requiredField(form, 'username').toLowerCase();
  const password = requiredField(form, 'password');
  const user = await throttleSignIn(services, { kind: 'user', tenantId, userName }, origin, () =>
    provenUser(services, tenantId, userName, password),
  );
  // Only who knows the password may learn that the account is disabled.
  if (user.disabled) throw new TokenRefusal('disabled_user');
  return user;
}

/** Unknown user and wrong password take the same work and get the same answer. */
async function provenUser(
  { store, passwords }: Services,
  tenantId: string,
  userName: string,
  password: string,
): Promise<UserRow> {
  const user = await findUserByName(store.db, tenantId, userName);
  const right = user?.password_hash
    ? await passwords.verify(password, user.password_hash)
    : await passwords.verifyNothing(password);
  if (!user || !right) throw new TokenRefusal('wrong_credentials');
  return user;
}
