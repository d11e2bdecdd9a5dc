import { findApplication, lockApplication } from '../store/applications.ts';
import type { ApplicationRow, Db } from '../store/schema.ts';

/** What the console is called by tokens. Public, and the same in every installation. */
export const CONSOLE_CLIENT_ID = '00000000-0000-4000-8000-0000000000c5';

/** The grants that need a user, and so are worth nothing to a program that only knows the id. */
const GRANTS: readonly (string | undefined)[] = ['password', 'refresh_token'];

export const isConsole = (clientId: string): boolean => clientId === CONSOLE_CLIENT_ID;

export interface ConsoleClaim {
  readonly clientId: string;
  readonly grant: string | undefined;
  /** The browser says that the page that asks is one of ours. */
  readonly sameOrigin: boolean;
}

/** Whether the console asks, which alone needs no secret: what a browser holds is none. */
export const asksAsConsole = ({ clientId, grant, sameOrigin }: ConsoleClaim): boolean =>
  isConsole(clientId) && sameOrigin && GRANTS.includes(grant);

interface Context {
  /** False: the console's tokens are neither given nor accepted. */
  readonly consoleSignIn: boolean;
}

/** The console is of every tenant, and in no database. */
export const consoleApplication = (tenantId: string): ApplicationRow => ({
  client_id: CONSOLE_CLIENT_ID,
  tenant_id: tenantId,
  name: 'Console',
  disabled: 0,
  created_time: '1970-01-01T00:00:00.000Z',
});

export const findApplicationOf = async (
  { consoleSignIn }: Context,
  db: Db,
  clientId: string,
  tenantId: string,
): Promise<ApplicationRow | undefined> => {
  if (!isConsole(clientId)) return findApplication(db, clientId);
  return consoleSignIn ? consoleApplication(tenantId) : undefined;
};

/** The console cannot be changed, so that nothing is held. */
export const holdApplication = async (
  trx: Db,
  clientId: string,
  tenantId: string,
): Promise<ApplicationRow | undefined> =>
  isConsole(clientId) ? consoleApplication(tenantId) : lockApplication(trx, clientId);
