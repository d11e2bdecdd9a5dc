import { OPERATOR_TENANT } from '../../kernel/roles.ts';
import { findApplication } from '../../store/applications.ts';
import { findPartnerByAccount, lockPartner, upsertPartner } from '../../store/partners.ts';
import { listRoleAssignmentsOf } from '../../store/role-assignments.ts';
import type { Db } from '../../store/schema.ts';
import { holdLock } from '../../store/settings.ts';
import { findUser } from '../../store/users.ts';
import type { Admin, DirectoryContext } from './context.ts';
import { checkedId, checkedName } from './names.ts';
import { changesBetween, invalid, type Put, type PutMode, refuseByMode } from './put.ts';
import { type Location, type PartnerView, toPartnerView, toRoleGrants } from './views.ts';

/** What is left out stays as it is. */
export interface PartnerInput {
  readonly tenantId: string;
  readonly name?: string | undefined;
  readonly accountId?: string | undefined;
  readonly locations?: readonly Location[] | undefined;
  readonly disabled?: boolean | undefined;
}

export const putPartner = (
  context: DirectoryContext,
  admin: Admin,
  input: PartnerInput,
  mode: PutMode = 'put',
): Promise<Put<PartnerView>> =>
  context.store.transaction((trx) => putPartnerIn(context, trx, admin, input, mode));

/** Throws `identity_invalid`, `identity_exists` or `identity_not_found`. */
export async function putPartnerIn(
  context: DirectoryContext,
  trx: Db,
  admin: Admin,
  input: PartnerInput,
  mode: PutMode,
): Promise<Put<PartnerView>> {
  const tenantId = checkedId(input.tenantId, 'tenantId');
  if (tenantId === OPERATOR_TENANT) throw invalid("The operators' own tenant cannot be changed.");
  // Two that take one account at once would not see each other.
  await holdLock(trx, 'partner-accounts');
  const row = await lockPartner(trx, tenantId);
  const before = row && toPartnerView(row);
  const after = wished(input, before, { tenantId, createdTime: context.clock.now().toISOString() });
  const changes = before ? changesBetween(before, after) : [];
  refuseByMode(mode, `a partner ${tenantId}`, before !== undefined, changes);
  if (before && changes.length === 0) return { outcome: 'unchanged', value: before, changes };
  await refuseSharedAccount(trx, after);
  if (before) await refuseUsedLocations(trx, before, after);
  await upsertPartner(trx, toRow(after));
  const outcome = before ? 'changed' : 'created';
  await context.audit.record(trx, {
    ...admin,
    action: before ? 'partner.change' : 'partner.create',
    outcome: 'succeeded',
    tenantId,
    target: tenantId,
    detail: before ? { changes } : { name: after.name, accountId: after.accountId },
  });
  return { outcome, value: after, changes };
}

function wished(
  input: PartnerInput,
  before: PartnerView | undefined,
  fresh: Pick<PartnerView, 'tenantId' | 'createdTime'>,
): PartnerView {
  return {
    tenantId: fresh.tenantId,
    name: checkedName(input.name ?? before?.name, 'name'),
    accountId: checkedName(input.accountId ?? before?.accountId, 'accountId'),
    locations: input.locations ? checkedLocations(input.locations) : (before?.locations ?? []),
    disabled: input.disabled ?? before?.disabled ?? false,
    createdTime: before?.createdTime ?? fresh.createdTime,
  };
}

function checkedLocations(locations: readonly Location[]): Location[] {
  const checked = locations.map(({ id, name }) => ({
    id: checkedName(id, 'The id of a location'),
    name: checkedName(name, 'The name of a location'),
  }));
  const ids = checked.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw invalid(`Location ${twice} is named twice.`);
  return checked.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One typing error would show a partner the rows of another. */
async function refuseSharedAccount(trx: Db, { tenantId, accountId }: PartnerView): Promise<void> {
  const other = await findPartnerByAccount(trx, accountId);
  if (!other || other.tenant_id === tenantId) return;
  throw invalid(`Account ${accountId} is that of ${other.name} (${other.tenant_id}).`);
}

/** A role over a location that is gone would show nothing, and nobody would know why. */
async function refuseUsedLocations(
  trx: Db,
  before: PartnerView,
  after: PartnerView,
): Promise<void> {
  const kept = after.locations.map(({ id }) => id);
  const gone = before.locations.map(({ id }) => id).filter((id) => !kept.includes(id));
  if (gone.length === 0) return;
  const rows = await listRoleAssignmentsOf(trx, before.tenantId);
  const holder = rows.find((row) =>
    toRoleGrants([row]).some(({ locations }) => locations?.some((id) => gone.includes(id))),
  );
  if (!holder) return;
  throw invalid(
    `Roles are granted for location ${gone.join(', ')}, to ${await nameOf(trx, holder.principal_id)} for one; take them away first.`,
  );
}

const nameOf = async (trx: Db, principalId: string): Promise<string> =>
  (await findUser(trx, principalId))?.user_name ??
  (await findApplication(trx, principalId))?.name ??
  principalId;

const toRow = (partner: PartnerView) => ({
  tenant_id: partner.tenantId,
  account_id: partner.accountId,
  name: partner.name,
  kind: 'partner',
  locations: JSON.stringify(partner.locations),
  disabled: partner.disabled ? 1 : 0,
  created_time: partner.createdTime,
});
