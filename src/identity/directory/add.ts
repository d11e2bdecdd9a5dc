import { isUuid } from '../../kernel/ids.ts';
import { listApplications } from '../../store/applications.ts';
import { findPartnerByAccount } from '../../store/partners.ts';
import { findUser, findUserByName } from '../../store/users.ts';
import type { Admin, DirectoryContext } from './context.ts';
import { generateSecret } from './new-secrets.ts';
import type { Put } from './put.ts';
import { type ApplicationInput, putApplication } from './put-application.ts';
import { type PartnerInput, putPartner } from './put-partner.ts';
import { putUser, type UserInput } from './put-user.ts';
import type { ApplicationView, PartnerView, UserView } from './views.ts';

/** Without a tenant id: the partner that has the account already, or a new id. */
export async function addPartner(
  context: DirectoryContext,
  admin: Admin,
  input: Omit<PartnerInput, 'tenantId'> & { readonly tenantId?: string | undefined },
): Promise<Put<PartnerView>> {
  const { accountId } = input;
  const known = accountId && (await findPartnerByAccount(context.store.db, accountId.trim()));
  const tenantId = input.tenantId ?? (known ? known.tenant_id : context.newId());
  return putPartner(context, admin, { ...input, tenantId }, 'add');
}

/** Of a new user the password is made up, unless one is given or null. */
export async function addUser(
  context: DirectoryContext,
  admin: Admin,
  input: UserInput,
): Promise<Put<UserView>> {
  const madeUp =
    input.password === undefined && !(await knows(context, input))
      ? generateSecret(context)
      : undefined;
  const put = await putUser(
    context,
    admin,
    { ...input, password: madeUp ?? input.password },
    'add',
  );
  return madeUp && put.outcome === 'created' ? { ...put, secret: madeUp } : put;
}

async function knows({ store }: DirectoryContext, input: UserInput): Promise<boolean> {
  const id = input.userId?.trim().toLowerCase() ?? '';
  if (isUuid(id)) return (await findUser(store.db, id)) !== undefined;
  const name = input.userName?.trim().toLowerCase() ?? '';
  return (await findUserByName(store.db, input.tenantId, name)) !== undefined;
}

/** Without a client id: the tenant's application of that name, or a new one. */
export async function addApplication(
  context: DirectoryContext,
  admin: Admin,
  input: ApplicationInput,
): Promise<Put<ApplicationView>> {
  const name = input.name?.trim().toLowerCase();
  const known = (await listApplications(context.store.db, input.tenantId)).find(
    (row) => row.name.toLowerCase() === name,
  );
  const clientId = input.clientId ?? known?.client_id;
  return putApplication(context, admin, { ...input, clientId }, 'add');
}

/** Null: none any more. Left out: one is made up. */
export async function setPassword(
  context: DirectoryContext,
  admin: Admin,
  user: Pick<UserInput, 'tenantId' | 'userId'>,
  password?: string | null,
): Promise<Put<UserView>> {
  const madeUp = password === undefined ? generateSecret(context) : undefined;
  const wish = { ...user, password: password === undefined ? madeUp : password };
  const put = await putUser(context, admin, wish, 'change');
  return { ...put, ...(madeUp && { secret: madeUp }) };
}
