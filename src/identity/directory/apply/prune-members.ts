import { listApplications } from '../../../store/applications.ts';
import type { Db } from '../../../store/schema.ts';
import { listUsers } from '../../../store/users.ts';
import type { Admin, DirectoryContext } from '../context.ts';
import type { Put } from '../put.ts';
import { putApplicationIn } from '../put-application.ts';
import { putUserIn } from '../put-user.ts';
import type { AnyView } from './applied.ts';

/**
 * Disables the users and applications of the tenant that are not among those to keep. Users whom an
 * external issuer vouches for come and go there: no file can know them all.
 */
export async function pruneMembers(
  context: DirectoryContext,
  trx: Db,
  admin: Admin,
  tenantId: string,
  keep: readonly AnyView[],
): Promise<Put<AnyView>[]> {
  const kept = new Set(
    keep.map((one) => ('userId' in one ? one.userId : 'clientId' in one ? one.clientId : '')),
  );
  const pruned: Put<AnyView>[] = [];
  for (const { user_id: userId, disabled, issuer } of await listUsers(trx, tenantId)) {
    if (disabled || issuer !== null || kept.has(userId)) continue;
    const wish = { tenantId, userId, disabled: true };
    pruned.push(await putUserIn(context, trx, admin, wish, 'change'));
  }
  for (const { client_id: clientId, disabled } of await listApplications(trx, tenantId)) {
    if (disabled || kept.has(clientId)) continue;
    const wish = { tenantId, clientId, disabled: true };
    pruned.push(await putApplicationIn(context, trx, admin, wish, 'change'));
  }
  return pruned;
}
