import type { Config } from '../config/load-config.ts';
import type { Admin, DirectoryContext } from '../identity/directory/context.ts';
import { createDirectory } from '../identity/directory/create-directory.ts';
import { noOrigin } from '../kernel/audit.ts';
import { randomId } from '../kernel/ids.ts';
import { openHome } from './home.ts';
import { openClock } from './open-clock.ts';
import { openAuditLog, openBoundStore } from './open-core.ts';
import { osUser } from './os-user.ts';

/** What the commands that manage identities work with. */
export interface Administration {
  readonly context: DirectoryContext;
  /** Whoever runs the command: who may read the home's database may do everything anyway. */
  readonly admin: Admin;
}

/** Opens the home's store, beside a running server if there is one, and closes it after the work. */
export async function administer<T>(
  config: Config,
  work: (administration: Administration) => Promise<T>,
): Promise<T> {
  const home = await openHome(config.home);
  const { clock } = await openClock(config, home);
  const store = await openBoundStore(config, home);
  try {
    return await work({
      context: createDirectory(
        { store, clock, newId: randomId, audit: openAuditLog(config) },
        config,
      ),
      admin: {
        actor: { id: null, name: `${osUser()} on the command line`, tenantId: null },
        origin: noOrigin,
      },
    });
  } finally {
    await store.close();
  }
}

export type { AuditEventView } from '../identity/audit/audit-event-view.ts';
export { auditPages } from '../identity/audit/audit-pages.ts';
export { recordReading } from '../identity/audit/read-audit.ts';
export {
  addApplication,
  addPartner,
  addUser,
  setPassword,
} from '../identity/directory/add.ts';
export {
  findApplicationCalled,
  findPartnerCalled,
  findUserCalled,
  partnerNames,
} from '../identity/directory/find-identity.ts';
export { listApplications, listPartners, listUsers } from '../identity/directory/list.ts';
export type { Change, Put } from '../identity/directory/put.ts';
export { type ApplicationInput, putApplication } from '../identity/directory/put-application.ts';
export { type PartnerInput, putPartner } from '../identity/directory/put-partner.ts';
export { putUser, type UserInput } from '../identity/directory/put-user.ts';
export { rotateSecret } from '../identity/directory/rotate-secret.ts';
export type {
  ApplicationView,
  Location,
  PartnerView,
  UserView,
} from '../identity/directory/views.ts';
export { type KeyView, listKeys } from '../identity/keys/list-keys.ts';
export { revokeSigningKey } from '../identity/keys/revoke-signing-key.ts';
export { type Rotation, rotateSigningKey } from '../identity/keys/rotate-signing-key.ts';
export { rotateWhenDue } from '../identity/keys/rotate-when-due.ts';
export { revokeAnyLinks } from '../reports/executions/revoke-links.ts';
