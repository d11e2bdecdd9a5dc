import { fileURLToPath } from 'node:url';
import type { Config } from '../config/load-config.ts';
import type { ConsoleParts, SampleAccount } from '../http/console/console-parts.ts';
import { sampleIdentities } from '../sample/identities.ts';

const folder = fileURLToPath(new URL('../../console/dist', import.meta.url));

/** Undefined where the console is not to be served. */
export const openConsole = (
  config: Pick<Config, 'console' | 'ownIssuer'>,
  holdsSample: boolean,
): ConsoleParts | undefined =>
  config.console
    ? { folder, passwordSignIn: config.ownIssuer, sampleAccounts: holdsSample ? accounts() : [] }
    : undefined;

const accounts = (): SampleAccount[] =>
  sampleIdentities.users.map(({ tenantId, userName, displayName, password }) => ({
    partner: sampleIdentities.partners.find((one) => one.tenantId === tenantId)?.name ?? '',
    ...{ tenantId, userName, displayName, password },
  }));
