import { OPERATOR_TENANT } from '../../../kernel/roles.ts';
import type { DirectoryContext } from '../context.ts';
import { type PreparedApplication, prepareApplication } from '../put-application.ts';
import type { PartnerInput } from '../put-partner.ts';
import { type PreparedUser, prepareUser } from '../put-user.ts';
import { atPlace } from './at-place.ts';
import type {
  WishedApplication,
  WishedIdentities,
  WishedMembers,
  WishedPartner,
  WishedUser,
} from './wished-identities.ts';

/** A wish and where it stands. */
export interface Placed<Input> {
  readonly place: string;
  readonly input: Input;
}

/** A partner, or the operators, with their people and programs. */
export interface PreparedTenant {
  readonly tenantId: string;
  /** Absent for the operators. */
  readonly partner?: Placed<PartnerInput>;
  readonly users: readonly Placed<PreparedUser>[];
  readonly applications: readonly Placed<PreparedApplication>[];
}

/** Hashes what is to be hashed, ahead of the transaction: for hundreds of users it takes a while. */
export async function prepareIdentities(
  context: DirectoryContext,
  { partners, operators }: WishedIdentities,
): Promise<PreparedTenant[]> {
  const prepared: PreparedTenant[] = [];
  for (const partner of partners) prepared.push(await preparePartner(context, partner));
  if (operators) prepared.push(await prepareMembers(context, OPERATOR_TENANT, operators));
  return prepared;
}

async function preparePartner(
  context: DirectoryContext,
  { place, users, applications, ...partner }: WishedPartner,
): Promise<PreparedTenant> {
  const { tenantId } = partner;
  const members = await prepareMembers(context, tenantId, { users, applications });
  return { ...members, partner: { place, input: partner } };
}

const prepareMembers = async (
  context: DirectoryContext,
  tenantId: string,
  { users, applications }: WishedMembers,
): Promise<PreparedTenant> => ({
  tenantId,
  users: await Promise.all(users.map((user) => onePrepared(context, tenantId, user, prepareUser))),
  applications: await Promise.all(
    applications.map((one) => onePrepared(context, tenantId, one, prepareApplication)),
  ),
});

const onePrepared = async <Wish extends WishedUser | WishedApplication, Prepared>(
  context: DirectoryContext,
  tenantId: string,
  { place, ...wish }: Wish,
  prepare: (
    context: DirectoryContext,
    input: Omit<Wish, 'place'> & { tenantId: string },
  ) => Promise<Prepared>,
): Promise<Placed<Prepared>> => ({
  place,
  input: await atPlace(place, () => prepare(context, { tenantId, ...wish })),
});
