import { PublicError } from '../../kernel/errors.ts';
import { OPERATOR_TENANT } from '../../kernel/roles.ts';
import { findApplication } from '../../store/applications.ts';
import { findPartner } from '../../store/partners.ts';
import { findUser } from '../../store/users.ts';
import type { DirectoryContext } from './context.ts';
import { checkedId } from './names.ts';
import { invalid } from './put.ts';
import { viewApplication } from './put-application.ts';
import { rolesOf } from './roles.ts';
import {
  type ApplicationView,
  type PartnerView,
  toPartnerView,
  toUserView,
  type UserView,
} from './views.ts';

type FindContext = Pick<DirectoryContext, 'store' | 'clock'>;

/** As all three do, throws `identity_invalid` for what is no id. That of the operators is not found. */
export async function getPartner({ store }: FindContext, tenantId: string): Promise<PartnerView> {
  const id = checkedId(tenantId, 'tenantId');
  const row = id === OPERATOR_TENANT ? undefined : await findPartner(store.db, id);
  return toPartnerView(row ?? missing(`a partner ${id}`));
}

export async function getUser({ store }: FindContext, userId: string): Promise<UserView> {
  const id = checkedId(userId, 'userId');
  const row = (await findUser(store.db, id)) ?? missing(`a user ${id}`);
  return toUserView(row, await rolesOf(store.db, id));
}

export async function getApplication(
  { store, clock }: FindContext,
  clientId: string,
): Promise<ApplicationView> {
  const id = checkedId(clientId, 'clientId');
  const found = await viewApplication(store.db, id, clock.now().toISOString());
  return found ?? missing(`an application ${id}`);
}

/** Of whom a wish speaks that does not name the partner. */
export async function tenantOfUser({ store }: FindContext, userId: string): Promise<string> {
  const row = await findUser(store.db, checkedId(userId, 'userId'));
  return (row ?? unnamed(`user ${userId}`)).tenant_id;
}

export async function tenantOfApplication(
  { store }: FindContext,
  clientId: string,
): Promise<string> {
  const row = await findApplication(store.db, checkedId(clientId, 'clientId'));
  return (row ?? unnamed(`application ${clientId}`)).tenant_id;
}

const missing = (what: string): never => {
  throw new PublicError('identity_not_found', { what });
};

const unnamed = (what: string): never => {
  throw invalid(`There is no ${what} yet; to make it, name its partner: tenantId is required.`);
};
