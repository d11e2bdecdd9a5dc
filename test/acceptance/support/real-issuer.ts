import { generateKeyPairSync } from 'node:crypto';
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider';
import { serveTls } from './serve-tls.ts';
import type { TestAuthority } from './test-authority.ts';

/** What the issuer's access tokens say of a person, beside the subject. */
export type Claims = Readonly<Record<string, unknown>>;

export interface RealIssuer {
  /** Its name, and its address. */
  readonly issuer: string;
  /** By login; what is changed here stands in the tokens from then on. */
  readonly people: Map<string, Claims>;
  /** Knows another client from now on. */
  addClient(client: ClientMetadata): void;
  /** Signs with another key from now on, and publishes that one alone. */
  rotateKeys(): void;
  /** Answers nothing any more. */
  close(): Promise<void>;
}

export const portal = {
  client_id: 'portal',
  client_secret: 'secret of the portal',
  redirect_uris: ['https://portal.example/back'],
  grant_types: ['authorization_code', 'client_credentials'],
} satisfies ClientMetadata;

/** Its tokens are signed by another algorithm of the same key. */
export const oddPortal = { ...portal, client_id: 'odd portal' };

export const insightsAudience = 'https://insights.example/api';

/** A certified OpenID Connect issuer over TLS. Everybody may sign in, with any password. */
export async function startRealIssuer(authority: TestAuthority): Promise<RealIssuer> {
  const front = await serveTls(authority);
  const people = new Map<string, Claims>();
  const issuer = front.url;
  const clients: ClientMetadata[] = [portal, oddPortal];
  const rotateKeys = () => {
    const provider = new Provider(issuer, configuration(people, clients));
    front.answerBy(provider.callback());
  };
  const addClient = (client: ClientMetadata) => {
    clients.push(client);
    rotateKeys();
  };
  rotateKeys();
  return { issuer, people, addClient, rotateKeys, close: front.close };
}

/** What lives an hour; the issuer remarks on each that is left to it. */
const lives = [
  'AccessToken',
  'ClientCredentials',
  'Grant',
  'IdToken',
  'Interaction',
  'RefreshToken',
  'Session',
];

const configuration = (
  people: ReadonlyMap<string, Claims>,
  clients: readonly ClientMetadata[],
): Configuration => ({
  clients: [...clients],
  jwks: {
    keys: [
      generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
    ],
  },
  ttl: Object.fromEntries(lives.map((what) => [what, 3600])),
  cookies: { keys: ['signs the cookies'] },
  findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
  extraTokenClaims: (_, token) => ({
    ...people.get(('accountId' in token ? token.accountId : token.clientId) ?? ''),
  }),
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: true },
    revocation: { enabled: true },
    resourceIndicators: {
      enabled: true,
      useGrantedResource: () => true,
      getResourceServerInfo: (_, resource, client) => ({
        scope: 'insights',
        audience: resource,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: client.clientId === oddPortal.client_id ? 'PS256' : 'RS256' } },
      }),
    },
  },
});
