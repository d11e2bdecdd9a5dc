import type { Db } from '../../store/schema.ts';
import { findUser } from '../../store/users.ts';
import { requiredField } from '../form.ts';
import { TokenRefusal } from '../oauth-errors.ts';
import { addRefreshToken, claimRefreshToken } from '../refresh-tokens.ts';
import { acceptResource, askedResource } from '../resources.ts';
import type { Services, Subject } from '../services.ts';
import { userSubject } from '../subjects.ts';
import type { Granted, GrantRequest, GrantType } from './grant.ts';

export const refreshTokenGrant: GrantType = async (services, request) => {
  const token = requiredField(request.form, 'refresh_token');
  const granted = await services.store.transaction((trx) => rotate(trx, services, request, token));
  if (!granted) throw new TokenRefusal('invalid_refresh_token');
  return granted;
};

/** A refusal thrown in here leaves the token unused; undefined means that it was used before. */
async function rotate(
  trx: Db,
  { acceptedResources, randomBytes }: Services,
  { version, form, application, now }: GrantRequest,
  token: string,
): Promise<Granted | undefined> {
  const kept = await claimRefreshToken(trx, token, application.client_id, now);
  if (!kept) return undefined;
  const subject = await findSubject(trx, kept.user_id);
  const asked = askedResource(form, version) ?? kept.resource;
  const resource = acceptResource(asked, acceptedResources);
  const refreshToken = await addRefreshToken(trx, randomBytes, { ...kept, resource }, now);
  return { subject, resource, refreshToken };
}

async function findSubject(trx: Db, userId: string): Promise<Subject> {
  const user = await findUser(trx, userId);
  if (!user) throw new TokenRefusal('invalid_refresh_token');
  if (user.disabled) throw new TokenRefusal('disabled_user');
  return userSubject(user);
}
