import { isSafeAddress, SAFE_ADDRESS } from './safe-address.ts';
import { fieldsOf, itemsOf, optional, pairsOf, type Spot, tell, textOf, wanted } from './spot.ts';
import type { ConsoleClient } from './trusted-issuer.ts';

/** What the console itself says in its authorization requests. */
const OWN_PARAMETERS: readonly string[] = [
  ...['client_id', 'redirect_uri', 'response_type', 'response_mode', 'scope', 'state', 'nonce'],
  ...['code_challenge', 'code_challenge_method', 'resource', 'request', 'request_uri'],
];

/** `audiences` are the issuer's. */
export function checkConsoleClient(
  spot: Spot,
  audiences: readonly string[],
): ConsoleClient | undefined {
  const fields = fieldsOf(spot, [
    ...(['name', 'clientId', 'scopes', 'resource', 'parameters', 'origins'] as const),
  ]);
  if (!fields) return undefined;
  return {
    name: textOf(fields.name, 'what people call the issuer, as in "Sign in with Contoso"') ?? '',
    clientId: checkClientId(fields.clientId, audiences),
    scopes: optional(fields.scopes, checkScopes, ['openid']),
    resource: optional(fields.resource, (one) => textOf(one, 'a resource') ?? '', null),
    parameters: optional(fields.parameters, checkParameters, {}),
    origins: optional(fields.origins, checkOrigins, []),
  };
}

/** The audience of id tokens is the client that somebody signed in to. */
function checkClientId(spot: Spot, audiences: readonly string[]): string {
  const clientId = textOf(spot, 'the client id of the console at the issuer') ?? '';
  if (audiences.includes(clientId)) {
    tell(spot, 'is one of audiences, so that id tokens would count; register another client.');
  }
  return clientId;
}

function checkScopes(spot: Spot): string[] {
  const scopes = itemsOf(spot, 'a list such as [openid, offline_access]').flatMap(
    (item) => textOf(item, 'a scope') ?? [],
  );
  if (!scopes.includes('openid')) tell(spot, 'lacks openid, which every sign-in needs.');
  return scopes;
}

const checkParameters = (spot: Spot): Record<string, string> =>
  Object.fromEntries(
    pairsOf(spot, 'a map of further parameters of the sign-in').map(([name, value]) => {
      if (OWN_PARAMETERS.includes(name)) tell(value, 'is set by the console itself.');
      return [name, textOf(value, 'a text') ?? ''];
    }),
  );

const checkOrigins = (spot: Spot): string[] =>
  itemsOf(spot, 'a list of origins such as [https://tokens.example]').flatMap((item) => {
    const text = textOf(item, SAFE_ADDRESS) ?? '';
    if (isSafeAddress(text) && URL.parse(text)?.origin === text) return text;
    return wanted(item, 'an origin, scheme and host alone, such as https://tokens.example') ?? [];
  });
