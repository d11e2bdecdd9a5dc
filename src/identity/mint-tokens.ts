import { type JWTPayload, SignJWT } from 'jose';
import { issuerOf } from './issuers.ts';
import { ALGORITHM } from './keys.ts';
import type { Services, Subject, Version } from './services.ts';

/** What goes into the tokens of one answer. */
export interface Minting {
  readonly version: Version;
  readonly tenantId: string;
  readonly clientId: string;
  readonly subject: Subject;
  readonly now: Date;
}

export const mintAccessToken = (
  services: Services,
  minting: Minting,
  resource: string,
): Promise<string> =>
  sign(services, minting, {
    aud: resource,
    ...(minting.version === 'v1' ? { appid: minting.clientId } : { azp: minting.clientId }),
    idtyp: minting.subject.kind === 'user' ? 'user' : 'app',
  });

/** Tells the application who signed in. Its audience is the application, so the API refuses it. */
export const mintIdToken = (services: Services, minting: Minting): Promise<string> =>
  sign(services, minting, { aud: minting.clientId });

async function sign(services: Services, minting: Minting, claims: JWTPayload): Promise<string> {
  const { kid, key } = await services.keys.signingKey(minting.now);
  const issued = unixSeconds(minting.now);
  return new SignJWT({
    ...claims,
    iss: issuerOf(services.issuerBase, minting.tenantId, minting.version),
    tid: minting.tenantId,
    oid: minting.subject.id,
    sub: minting.subject.id,
    ...nameClaims(minting),
    ver: minting.version === 'v1' ? '1.0' : '2.0',
    iat: issued,
    nbf: issued,
    exp: issued + services.accessTokenSeconds,
    jti: services.newId(),
  })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid })
    .sign(key);
}

function nameClaims({ subject, version }: Minting): JWTPayload {
  if (subject.kind === 'application') return {};
  return {
    name: subject.displayName,
    ...(version === 'v1'
      ? { upn: subject.name, unique_name: subject.name }
      : { preferred_username: subject.name }),
  };
}

export const unixSeconds = (time: Date): number => Math.floor(time.getTime() / 1000);
