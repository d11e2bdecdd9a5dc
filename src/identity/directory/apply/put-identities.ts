import { OPERATOR_TENANT } from '../../../kernel/roles.ts';
import type { Db } from '../../../store/schema.ts';
import type { Admin, DirectoryContext } from '../context.ts';
import type { Put } from '../put.ts';
import { putApplicationIn } from '../put-application.ts';
import { putUserIn } from '../put-user.ts';
import { type AnyView, type Applied, toApplied } from './applied.ts';
import { atPlace } from './at-place.ts';
import type { PreparedTenant } from './prepare-identities.ts';
import { pruneMembers } from './prune-members.ts';
import { putPartnerFirst } from './put-partner-first.ts';

export interface Outcome {
  readonly applied: readonly Applied[];
  /** What a reader may not expect. */
  readonly notes: readonly string[];
}

/** Does everything in one transaction. Throws `identity_invalid`, with the place in the file. */
export async function putIdentities(
  context: DirectoryContext,
  trx: Db,
  admin: Admin,
  tenants: readonly PreparedTenant[],
  prune: boolean,
): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const tenant of tenants) {
    outcomes.push(await putTenant(context, trx, admin, tenant, prune));
  }
  return {
    applied: outcomes.flatMap(({ applied }) => applied),
    notes: outcomes.flatMap(({ notes }) => notes),
  };
}

async function putTenant(
  context: DirectoryContext,
  trx: Db,
  admin: Admin,
  tenant: PreparedTenant,
  prune: boolean,
): Promise<Outcome> {
  const { partner } = tenant;
  const place = partner?.place ?? '';
  const first = partner
    ? await atPlace(place, () => putPartnerFirst(context, trx, admin, partner.input))
    : undefined;
  const name = first?.put.value.name ?? 'Operators';
  const members = await putMembers(context, trx, admin, tenant);
  const kept = members.map(({ put }) => put.value);
  const pruned = prune ? await pruneMembers(context, trx, admin, tenant.tenantId, kept) : [];
  const done = first && (await atPlace(place, first.finish));
  return {
    applied: [
      ...(done ? [toApplied(done, name)] : []),
      ...members.map(({ put }) => toApplied(put, name)),
      ...pruned.map((put) => toApplied(put, name, 'prune')),
    ].filter((one) => one !== undefined),
    notes: [
      ...(done && partner ? disabledNote(done.value, partner.input, name) : []),
      ...members.flatMap(({ put, input }) => disabledNote(put.value, input, name)),
    ],
  };
}

interface Member {
  readonly put: Put<AnyView>;
  readonly input: { readonly disabled?: boolean | undefined };
}

async function putMembers(
  context: DirectoryContext,
  trx: Db,
  admin: Admin,
  { users, applications }: PreparedTenant,
): Promise<Member[]> {
  const members: Member[] = [];
  for (const { place, input } of users) {
    const put = await atPlace(place, () => putUserIn(context, trx, admin, input, 'put'));
    members.push({ put, input });
  }
  for (const { place, input } of applications) {
    const put = await atPlace(place, () => putApplicationIn(context, trx, admin, input, 'put'));
    members.push({ put, input });
  }
  return members;
}

/** Who was disabled by hand must not come back by a file that says nothing of it. */
function disabledNote(value: AnyView, input: Member['input'], partner: string): string[] {
  if (!value.disabled || input.disabled !== undefined) return [];
  const isPartner = !('userId' in value || 'clientId' in value);
  const who =
    'userId' in value
      ? `user ${value.userName}`
      : `${isPartner ? 'partner' : 'application'} ${value.name}`;
  const whose = isPartner || value.tenantId === OPERATOR_TENANT ? '' : ` of ${partner}`;
  return [`${who}${whose} is disabled and stays so; "disabled: false" enables it`];
}
