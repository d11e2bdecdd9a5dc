import type { Origin } from '../../kernel/audit.ts';
import { PublicError } from '../../kernel/errors.ts';
import { OPERATOR_TENANT } from '../../kernel/roles.ts';
import { findPartner } from '../../store/partners.ts';
import type { Db, UserRow } from '../../store/schema.ts';
import { findUser, findUserBySubject, setVouchedTime } from '../../store/users.ts';
import { holdPartner } from '../directory/find-partner.ts';
import { putUserIn } from '../directory/put-user.ts';
import { checkedRoles, rolesOf } from '../directory/roles.ts';
import { toPartnerView } from '../directory/views.ts';
import { invalidToken, UNKNOWN_HOLDER } from '../invalid-token.ts';
import type { Services } from '../services.ts';
import { unknownPartner, type Vouched } from './read-vouched.ts';

/**
 * The user whom an issuer vouches for, as the issuer has last described it: made when it is new,
 * renamed, given the roles. Throws `token_invalid`, and has changed nothing then.
 */
export async function holdUser(
  services: Services,
  vouched: Vouched,
  origin: Origin,
): Promise<UserRow> {
  const { db } = services.store;
  const known = await findUserBySubject(db, vouched.issuer, vouched.subject);
  if (known) refuseStranger(known, vouched);
  try {
    const roles = await checkPartner(db, vouched);
    if (known && (await isUpToDate(db, known, { ...vouched, roles }))) return known;
    return await services.store.transaction((trx) => update(services, trx, vouched, origin));
  } catch (error) {
    if (!(error instanceof PublicError) || error.code !== 'identity_invalid') throw error;
    throw invalidToken(`what its issuer says of the user cannot be. ${error.message}`, error);
  }
}

/** What a user has made belongs to a partner; it cannot go along to another one. */
function refuseStranger(user: UserRow, { tenantId }: Vouched): void {
  if (user.disabled === 1) throw invalidToken(UNKNOWN_HOLDER);
  if (user.tenant_id === tenantId) return;
  throw invalidToken('its issuer says that the user belongs to another partner than before.');
}

/** Answers the roles in their order, as far as the partner may grant them. */
async function checkPartner(db: Db, { tenantId, roles }: Vouched): Promise<Vouched['roles']> {
  const row = await findPartner(db, tenantId);
  if (row?.disabled) throw invalidToken(UNKNOWN_HOLDER);
  // The operators' is made with its first user.
  if (!row && tenantId !== OPERATOR_TENANT) throw unknownPartner(`the tenant id ${tenantId}`);
  return row && roles ? checkedRoles(roles, toPartnerView(row)) : roles;
}

/**
 * A token that is older than what is known of the user says nothing new: who has lost a role must not
 * get it back by a token from before.
 */
async function isUpToDate(db: Db, user: UserRow, vouched: Vouched): Promise<boolean> {
  const time = vouched.time.toISOString();
  const last = user.vouched_time ?? '';
  if (time !== last) return time < last;
  return isNamed(user, vouched) && (await hasRoles(db, user, vouched));
}

const isNamed = (user: UserRow, { name }: Vouched): boolean =>
  user.user_name === name.toLowerCase() && user.display_name === name;

const hasRoles = async (db: Db, { user_id }: UserRow, { roles }: Vouched): Promise<boolean> =>
  !roles || JSON.stringify(roles) === JSON.stringify(await rolesOf(db, user_id));

/** Two requests may come at once with a user's first token: who comes second finds the user. */
async function update(
  services: Services,
  trx: Db,
  vouched: Vouched,
  origin: Origin,
): Promise<UserRow> {
  const { issuer, subject, tenantId, name } = vouched;
  await holdPartner(trx, tenantId, services.clock.now());
  const roles = await checkPartner(trx, vouched);
  const known = await findUserBySubject(trx, issuer, subject);
  if (known) refuseStranger(known, vouched);
  if (known && (await isUpToDate(trx, known, { ...vouched, roles }))) return known;
  const userId = known?.user_id ?? services.newId();
  const admin = { actor: { id: userId, name: name.toLowerCase(), tenantId }, origin };
  const names = { userName: name, displayName: name };
  const input = { tenantId, userId, ...names, roles, vouchedFor: { issuer, subject } };
  await putUserIn(services, trx, admin, input, 'put');
  await setVouchedTime(trx, userId, vouched.time.toISOString());
  const row = await findUser(trx, userId);
  if (!row) throw new Error(`User ${userId} is gone within its own transaction.`);
  return row;
}
