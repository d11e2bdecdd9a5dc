import type { RoleGrant } from '../../kernel/roles.ts';
import { findApplication } from '../../store/applications.ts';
import { revokeRefreshTokensOf } from '../../store/refresh-tokens.ts';
import type { Db, UserRow } from '../../store/schema.ts';
import { findUser, findUserByName, upsertUser } from '../../store/users.ts';
import type { Admin, DirectoryContext } from './context.ts';
import { holdPartner } from './find-partner.ts';
import { checkedId, checkedName } from './names.ts';
import { hashWished } from './new-secrets.ts';
import {
  type Change,
  changesBetween,
  invalid,
  type Put,
  type PutMode,
  refuseByMode,
} from './put.ts';
import { assignRoles, checkedRoles, rolesOf } from './roles.ts';
import { type PartnerView, toUserView, type UserView } from './views.ts';

/** What is left out stays as it is. A user is known by its id or, without one, by its name. */
export interface UserInput {
  readonly tenantId: string;
  readonly userId?: string | undefined;
  readonly userName?: string | undefined;
  readonly displayName?: string | undefined;
  readonly roles?: readonly RoleGrant[] | undefined;
  readonly disabled?: boolean | undefined;
  /** As it is typed; null: the user can no longer sign in by password. */
  readonly password?: string | null | undefined;
  /** Instead of the password, in the form that `Passwords` makes. */
  readonly passwordHash?: string | undefined;
  /** Of a user that is new: the issuer that vouches for it, and its name there. */
  readonly vouchedFor?: { readonly issuer: string; readonly subject: string } | undefined;
}

/** A wish whose password is hashed: that takes long, and nobody else may wait for it. */
export interface PreparedUser extends Omit<UserInput, 'password' | 'passwordHash'> {
  /** Undefined: the one that is there stays. */
  readonly newPasswordHash?: string | null | undefined;
}

export async function putUser(
  context: DirectoryContext,
  admin: Admin,
  input: UserInput,
  mode: PutMode = 'put',
): Promise<Put<UserView>> {
  const prepared = await prepareUser(context, input);
  return context.store.transaction((trx) => putUserIn(context, trx, admin, prepared, mode));
}

export async function prepareUser(
  context: DirectoryContext,
  { password, passwordHash, ...input }: UserInput,
): Promise<PreparedUser> {
  const known = await find(context.store.db, checkedId(input.tenantId, 'tenantId'), input);
  const wished = { text: password, hash: passwordHash };
  const kept = known?.password_hash ? [known.password_hash] : [];
  const newPasswordHash = await hashWished(context, wished, kept, 'password');
  const isGone = newPasswordHash === null && !known?.password_hash;
  return { ...input, newPasswordHash: isGone ? undefined : newPasswordHash };
}

/** Throws `identity_invalid`, `identity_exists` or `identity_not_found`. */
export async function putUserIn(
  context: DirectoryContext,
  trx: Db,
  admin: Admin,
  input: PreparedUser,
  mode: PutMode,
): Promise<Put<UserView>> {
  const now = context.clock.now();
  const partner = await holdPartner(trx, checkedId(input.tenantId, 'tenantId'), now);
  const row = await find(trx, partner.tenantId, input);
  const before = row && toUserView(row, await rolesOf(trx, row.user_id));
  const next = wishedRow(context, input, partner, row);
  const roles = input.roles ? checkedRoles(input.roles, partner) : (before?.roles ?? []);
  const after = toUserView(next, roles);
  const changes: Change[] = before ? changesBetween(before, after) : [];
  if (before && input.newPasswordHash) {
    changes.push({ property: 'password', before: '(kept)', after: '(new)' });
  }
  refuseByMode(mode, `a user ${after.userName}`, before !== undefined, changes);
  if (before && changes.length === 0) return { outcome: 'unchanged', value: before, changes };
  await refuseTakenName(trx, after);
  if (!before) await refuseTakenId(trx, after);
  await upsertUser(trx, next);
  await assignRoles(context, trx, next.user_id, roles);
  if (before && endsSignIns(changes)) {
    await revokeRefreshTokensOf(trx, 'user_id', next.user_id, now.toISOString());
  }
  await record(context, trx, admin, after, before ? changes : undefined);
  return { outcome: before ? 'changed' : 'created', value: after, changes };
}

const find = async (
  db: Db,
  tenantId: string,
  { userId, userName }: Pick<UserInput, 'userId' | 'userName'>,
): Promise<UserRow | undefined> => {
  if (userId !== undefined) return findUser(db, checkedId(userId, 'userId'));
  return findUserByName(db, tenantId, checkedName(userName, 'userName').toLowerCase());
};

function wishedRow(
  { newId, clock }: DirectoryContext,
  input: PreparedUser,
  partner: PartnerView,
  row: UserRow | undefined,
): UserRow {
  if (row && row.tenant_id !== partner.tenantId) {
    throw invalid(`User ${row.user_id} belongs to another partner than ${partner.name}.`);
  }
  if (row?.issuer && input.newPasswordHash) {
    throw invalid(`${row.user_name} signs in at ${row.issuer} and can have no password here.`);
  }
  const userName = checkedName(input.userName ?? row?.user_name, 'userName').toLowerCase();
  const { newPasswordHash } = input;
  const vouched = row ?? input.vouchedFor;
  return {
    user_id: row?.user_id ?? input.userId?.trim().toLowerCase() ?? newId(),
    tenant_id: partner.tenantId,
    user_name: userName,
    display_name: checkedName(input.displayName ?? row?.display_name ?? userName, 'displayName'),
    password_hash: newPasswordHash === undefined ? (row?.password_hash ?? null) : newPasswordHash,
    issuer: vouched?.issuer ?? null,
    subject: vouched?.subject ?? null,
    vouched_time: row?.vouched_time ?? null,
    disabled: (input.disabled ?? row?.disabled === 1) ? 1 : 0,
    created_time: row?.created_time ?? clock.now().toISOString(),
  };
}

async function refuseTakenName(trx: Db, user: UserView): Promise<void> {
  if (user.signIn.includes('://')) return;
  const other = await findUserByName(trx, user.tenantId, user.userName);
  if (other && other.user_id !== user.userId) {
    throw invalid(`The sign-in name ${user.userName} is that of another user (${other.user_id}).`);
  }
}

/** Roles, queries and reports go by the id alone: two with one would share them. */
async function refuseTakenId(trx: Db, { userId }: UserView): Promise<void> {
  if (await findApplication(trx, userId)) throw invalid(`${userId} is the id of an application.`);
}

/** Who stole a refresh token loses it with the password or the account that it came from. */
const endsSignIns = (changes: readonly Change[]): boolean =>
  changes.some(
    ({ property, after }) =>
      property === 'password' || property === 'signIn' || (property === 'disabled' && after),
  );

/** A new password is an event of its own, because it is what people ask about. */
async function record(
  { audit }: DirectoryContext,
  trx: Db,
  admin: Admin,
  user: UserView,
  changes: readonly Change[] | undefined,
): Promise<void> {
  const common = { ...admin, outcome: 'succeeded', tenantId: user.tenantId } as const;
  const target = user.userId;
  if (!changes) {
    const detail = { userName: user.userName, roles: user.roles, signIn: user.signIn };
    await audit.record(trx, { ...common, action: 'user.create', target, detail });
    return;
  }
  const others = changes.filter(({ property }) => property !== 'password');
  if (others.length > 0) {
    const detail = { userName: user.userName, changes: others };
    await audit.record(trx, { ...common, action: 'user.change', target, detail });
  }
  if (others.length < changes.length) {
    const detail = { userName: user.userName };
    await audit.record(trx, { ...common, action: 'user.password', target, detail });
  }
}
