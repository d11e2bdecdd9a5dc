import { createHash } from 'node:crypto';
import {
  findRefreshToken,
  insertRefreshToken,
  markRefreshTokenUsed,
  revokeRefreshFamily,
} from '../store/refresh-tokens.ts';
import type { ApplicationRow, Db, RefreshTokenRow, UserRow } from '../store/schema.ts';
import { lockUser } from '../store/users.ts';
import { holdApplication } from './console-application.ts';
import { TokenRefusal } from './oauth-errors.ts';

const TOKEN_BYTES = 32;
const LIFE_DAYS = 90;

export type Bearing = Pick<RefreshTokenRow, 'family_id' | 'user_id' | 'client_id' | 'resource'>;

/** Makes a token and keeps its hash; the token itself is in the answer only. */
export async function addRefreshToken(
  db: Db,
  randomBytes: (count: number) => Buffer,
  { family_id, user_id, client_id, resource }: Bearing,
  now: Date,
): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await insertRefreshToken(db, {
    token_hash: hashOf(token),
    family_id,
    user_id,
    client_id,
    resource,
    created_time: now.toISOString(),
    expires_time: daysFrom(now, LIFE_DAYS),
    used_time: null,
    revoked_time: null,
  });
  return token;
}

/**
 * The user and the application of tokens, held until the transaction ends. What ends all their tokens (a
 * new password, disabling, a theft) thus comes before or after it, and never misses one that it makes.
 */
export async function holdBearer(
  trx: Db,
  { user_id, client_id }: Pick<RefreshTokenRow, 'user_id' | 'client_id'>,
): Promise<{ user: UserRow | undefined; application: ApplicationRow | undefined }> {
  const user = await lockUser(trx, user_id);
  return { user, application: await holdApplication(trx, client_id, user?.tenant_id ?? '') };
}

/**
 * Marks the token as used. When it was used before, one of the two users is a thief: the whole family
 * is revoked and the answer is undefined, not an error, so that the transaction keeps the revocation.
 */
export async function claimRefreshToken(
  trx: Db,
  token: string,
  clientId: string,
  now: Date,
): Promise<RefreshTokenRow | undefined> {
  const kept = await findRefreshToken(trx, hashOf(token));
  if (kept?.client_id !== clientId) throw new TokenRefusal('invalid_refresh_token');
  await holdBearer(trx, kept);
  if (!(await markRefreshTokenUsed(trx, kept.token_hash, now.toISOString()))) {
    await revokeRefreshFamily(trx, kept.family_id, now.toISOString());
    return undefined;
  }
  if (kept.expires_time <= now.toISOString()) throw new TokenRefusal('expired_refresh_token');
  return kept;
}

/**
 * Ends the sign-in that the token came from, whatever became of the token itself, and answers it; undefined
 * when there is no such token. One that is being renewed meanwhile ends with the others of its family.
 */
export async function endSignIn(
  trx: Db,
  token: string,
  clientId: string,
  now: Date,
): Promise<RefreshTokenRow | undefined> {
  const kept = await findRefreshToken(trx, hashOf(token));
  if (!kept) return undefined;
  if (kept.client_id !== clientId) throw new TokenRefusal('invalid_refresh_token');
  await holdBearer(trx, kept);
  await revokeRefreshFamily(trx, kept.family_id, now.toISOString());
  return kept;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export const daysFrom = (time: Date, days: number): string =>
  new Date(time.getTime() + days * 24 * 3600 * 1000).toISOString();
