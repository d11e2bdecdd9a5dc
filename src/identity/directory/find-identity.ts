import { PublicError } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/ids.ts';
import { listApplications as listApplicationRows } from '../../store/applications.ts';
import { findPartner, listPartners as listPartnerRows } from '../../store/partners.ts';
import { listUsers as listUserRows } from '../../store/users.ts';
import type { DirectoryContext } from './context.ts';
import { listApplications, listPartners, listUsers } from './list.ts';
import { invalid } from './put.ts';
import type { ApplicationView, PartnerView, UserView } from './views.ts';

type FindContext = Pick<DirectoryContext, 'store' | 'clock'>;

/**
 * By what people call it: its tenant id, its account or its name, in any case. Throws
 * `identity_not_found`, or `identity_invalid` when it is the name of several.
 */
export async function findPartnerCalled(
  context: FindContext,
  called: string,
): Promise<PartnerView> {
  const wanted = called.trim().toLowerCase();
  const all = await listPartners(context);
  const exact = all.find(({ tenantId, accountId }) => [tenantId, accountId].includes(wanted));
  if (exact) return exact;
  const found = all.filter(({ name }) => name.toLowerCase() === wanted);
  const what = `a partner with the tenant id, the account or the name "${called}"`;
  return theOnly(found, what, 'its tenant id', ({ tenantId }) => tenantId);
}

/** By id or sign-in name, among all or those of a tenant. Throws as `findPartnerCalled` does. */
export async function findUserCalled(
  context: FindContext,
  called: string,
  tenantId?: string,
): Promise<UserView> {
  const wanted = called.trim().toLowerCase();
  const rows = (await listUserRows(context.store.db, tenantId)).filter((row) =>
    isUuid(wanted) ? row.user_id === wanted : row.user_name === wanted,
  );
  const what = `a user with the id or the sign-in name "${called}"${await of(context, tenantId)}`;
  const row = theOnly(rows, what, 'its id, or its partner', (user) => user.user_id);
  return only(await listUsers(context, { tenantId: row.tenant_id, id: row.user_id }));
}

/** By client id or name, among all or those of a tenant. Throws as `findPartnerCalled` does. */
export async function findApplicationCalled(
  context: FindContext,
  called: string,
  tenantId?: string,
): Promise<ApplicationView> {
  const wanted = called.trim().toLowerCase();
  const rows = (await listApplicationRows(context.store.db, tenantId)).filter((row) =>
    isUuid(wanted) ? row.client_id === wanted : row.name.toLowerCase() === wanted,
  );
  const what = `an application with the client id or the name "${called}"${await of(context, tenantId)}`;
  const row = theOnly(rows, what, 'its client id, or its partner', (one) => one.client_id);
  return only(await listApplications(context, { tenantId: row.tenant_id, id: row.client_id }));
}

/** What the partner of each tenant is called, that of the operators included. */
export const partnerNames = async ({ store }: FindContext): Promise<Map<string, string>> =>
  new Map((await listPartnerRows(store.db)).map((row) => [row.tenant_id, row.name]));

const of = async ({ store }: FindContext, tenantId: string | undefined): Promise<string> =>
  tenantId === undefined ? '' : ` of ${(await findPartner(store.db, tenantId))?.name ?? tenantId}`;

function theOnly<Found>(
  found: readonly Found[],
  what: string,
  better: string,
  idOf: (one: Found) => string,
): Found {
  const [first, ...others] = found;
  if (!first) throw new PublicError('identity_not_found', { what });
  if (others.length === 0) return first;
  const ids = found.map(idOf).join(', ');
  throw invalid(`There is more than one ${what.replace(/^an? /, '')}; give ${better}: ${ids}.`);
}

function only<Found>([found]: readonly Found[]): Found {
  if (found) return found;
  throw new PublicError('identity_not_found', { what: 'it was removed just now' });
}
