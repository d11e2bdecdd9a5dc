import { OPERATOR_TENANT } from '../../kernel/roles.ts';
import {
  findApplicationSecrets,
  listApplications as listApplicationRows,
} from '../../store/applications.ts';
import { listPartners as listPartnerRows } from '../../store/partners.ts';
import { listUsers as listUserRows } from '../../store/users.ts';
import type { DirectoryContext } from './context.ts';
import { checkedId } from './names.ts';
import { rolesOf } from './roles.ts';
import {
  type ApplicationView,
  type PartnerView,
  toApplicationView,
  toPartnerView,
  toUserView,
  type UserView,
} from './views.ts';

type ListContext = Pick<DirectoryContext, 'store' | 'clock'>;

export interface IdentityFilter {
  readonly tenantId?: string | undefined;
  /** Of a user or an application. */
  readonly id?: string | undefined;
}

/** By name; that of the operators is left out. */
export const listPartners = async ({ store }: ListContext): Promise<PartnerView[]> =>
  (await listPartnerRows(store.db))
    .filter((row) => row.tenant_id !== OPERATOR_TENANT)
    .map(toPartnerView);

export async function listUsers(
  { store }: ListContext,
  filter: IdentityFilter = {},
): Promise<UserView[]> {
  const rows = await listUserRows(store.db, tenantOf(filter));
  const wanted = rows.filter((row) => !filter.id || row.user_id === filter.id.toLowerCase());
  return Promise.all(
    wanted.map(async (row) => toUserView(row, await rolesOf(store.db, row.user_id))),
  );
}

export async function listApplications(
  { store, clock }: ListContext,
  filter: IdentityFilter = {},
): Promise<ApplicationView[]> {
  const now = clock.now().toISOString();
  const rows = await listApplicationRows(store.db, tenantOf(filter));
  const wanted = rows.filter((row) => !filter.id || row.client_id === filter.id.toLowerCase());
  return Promise.all(
    wanted.map(async (row) =>
      toApplicationView(
        row,
        await rolesOf(store.db, row.client_id),
        await findApplicationSecrets(store.db, row.client_id, now),
      ),
    ),
  );
}

const tenantOf = ({ tenantId }: IdentityFilter): string | undefined =>
  tenantId === undefined ? undefined : checkedId(tenantId, 'tenantId');
