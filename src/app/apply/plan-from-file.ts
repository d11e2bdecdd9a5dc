import { readVariable } from '../../config/read-variable.ts';
import {
  type Plan,
  type PlanOptions,
  planIdentities,
} from '../../identity/directory/apply/apply-identities.ts';
import { findApplication } from '../../store/applications.ts';
import type { Administration } from '../administer.ts';
import { readIdentities } from './read-identities.ts';

export type { Applied } from '../../identity/directory/apply/applied.ts';
export type { Plan } from '../../identity/directory/apply/apply-identities.ts';

/** What has to change for everything to be as the file says. Throws what names the place in it. */
export async function planFromFile(
  { context, admin }: Administration,
  path: string,
  options: PlanOptions,
): Promise<Plan> {
  const wished = await readIdentities(path, {
    read: (name) => readVariable(name),
    knowsApplication: async (clientId) =>
      (await findApplication(context.store.db, clientId.toLowerCase())) !== undefined,
  });
  return planIdentities(context, admin, wished, options);
}
