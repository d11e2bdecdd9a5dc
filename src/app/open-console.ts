import { fileURLToPath } from 'node:url';
import type { TrustedIssuer } from '../config/issuers/trusted-issuer.ts';
import type { Config } from '../config/load-config.ts';
import type { ConsoleIssuer, ConsoleParts, SampleAccount } from '../http/console/console-parts.ts';
import { sampleIdentities } from '../sample/identities.ts';

const folder = fileURLToPath(new URL('../../console/dist', import.meta.url));

/** Undefined where the console is not to be served. */
export const openConsole = (
  config: Pick<Config, 'console' | 'ownIssuer'>,
  holdsSample: boolean,
  trustedIssuers: readonly TrustedIssuer[],
): ConsoleParts | undefined =>
  config.console
    ? {
        folder,
        passwordSignIn: config.ownIssuer,
        issuers: trustedIssuers.flatMap(issuerToSignInAt),
        sampleAccounts: holdsSample && config.ownIssuer ? accounts() : [],
      }
    : undefined;

const issuerToSignInAt = ({ issuer, console }: TrustedIssuer): ConsoleIssuer[] =>
  console ? [{ ...console, issuer, origins: [new URL(issuer).origin, ...console.origins] }] : [];

const accounts = (): SampleAccount[] =>
  sampleIdentities.users.map(({ tenantId, userName, displayName, password }) => ({
    partner: sampleIdentities.partners.find((one) => one.tenantId === tenantId)?.name ?? '',
    ...{ tenantId, userName, displayName, password },
  }));
