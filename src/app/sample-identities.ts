import { join } from 'node:path';
import type { Config } from '../config/load-config.ts';
import type { DirectoryContext } from '../identity/directory/context.ts';
import { createDirectory } from '../identity/directory/create-directory.ts';
import { putApplication } from '../identity/directory/put-application.ts';
import { putPartner } from '../identity/directory/put-partner.ts';
import { putUser } from '../identity/directory/put-user.ts';
import { noOrigin } from '../kernel/audit.ts';
import { sampleIdentities } from '../sample/identities.ts';
import { findApplication } from '../store/applications.ts';
import { findUser } from '../store/users.ts';
import type { Core } from './open-core.ts';
import { whileLocked } from './while-locked.ts';

const sample = {
  actor: { id: null, name: 'the sample world', tenantId: null },
  origin: noOrigin,
};

/** Adds the sample's partners, users and applications. Those that are there already stay as they are. */
export const applySampleIdentities = (
  core: Core,
  config: Pick<Config, 'accessTokenSeconds'>,
): Promise<void> =>
  // Hashing passwords is dear: of several nodes that start at once, one does it.
  whileLocked(join(core.home.folder, 'sample-identities.lock'), () =>
    addMissing(createDirectory(core, config)),
  );

async function addMissing(context: DirectoryContext): Promise<void> {
  const { db } = context.store;
  for (const { tenantId, name, accountId, locations } of sampleIdentities.partners) {
    await putPartner(context, sample, { tenantId, name, accountId, locations });
  }
  const users = sampleIdentities.users.map(async (user) => {
    if (!(await findUser(db, user.userId))) await putUser(context, sample, user, 'add');
  });
  const applications = sampleIdentities.applications.map(async (application) => {
    if (await findApplication(db, application.clientId)) return;
    await putApplication(context, sample, application, 'add');
  });
  await Promise.all([...users, ...applications]);
}
