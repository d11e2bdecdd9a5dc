import { isUuid } from '../../kernel/ids.ts';
import { OPERATOR_TENANT, type RoleName, roles as roleNames } from '../../kernel/roles.ts';
import { checkConsoleClient } from './check-console-client.ts';
import { isSafeAddress, SAFE_ADDRESS } from './safe-address.ts';
import { fieldsOf, itemsOf, optional, pairsOf, type Spot, tell, textOf, wanted } from './spot.ts';
import type { PartnerRule, RoleRule, TrustedIssuer } from './trusted-issuer.ts';

/** Only asymmetric ones: a key that verifies must not be one that signs. */
export const algorithms: readonly string[] = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

type Draft<T> = { readonly [Name in keyof T]: T[Name] | undefined };

/** What is undefined has been told as a problem: nobody may use the result then. */
export function checkIssuer(spot: Spot): Draft<TrustedIssuer> | undefined {
  const fields = fieldsOf(spot, [
    ...([
      'issuer',
      'audiences',
      'jwksUri',
      'algorithms',
      'partner',
      'user',
      'roles',
      'console',
    ] as const),
  ]);
  if (!fields) return undefined;
  const partner = checkPartner(fields.partner);
  const audiences = checkAudiences(fields.audiences);
  return {
    issuer: checkIssuerName(fields.issuer),
    audiences,
    jwksUri: optional(fields.jwksUri, checkAddress, null),
    algorithms: optional(fields.algorithms, checkAlgorithms, ['RS256']),
    partner,
    user: checkUser(fields.user),
    roles: optional(fields.roles, (roles) => checkRoles(roles, partner), null),
    console: optional(fields.console, (client) => checkConsoleClient(client, audiences), null),
  };
}

const checkAddress = (spot: Spot): string | undefined => {
  const address = textOf(spot, SAFE_ADDRESS);
  return address === undefined || isSafeAddress(address) ? address : wanted(spot, SAFE_ADDRESS);
};

function checkIssuerName(spot: Spot): string | undefined {
  const issuer = checkAddress(spot);
  if (!issuer?.includes('?')) return issuer;
  return wanted(spot, 'the address that its tokens bear as iss, which has no query');
}

const checkAudiences = (spot: Spot): string[] => {
  const what = 'a list of the audiences that its tokens are for, such as [api://insights]';
  return itemsOf(spot, what).flatMap((item) => textOf(item, 'an audience') ?? []);
};

const checkAlgorithms = (spot: Spot): string[] =>
  itemsOf(spot, 'a list such as [RS256]').flatMap((item) =>
    algorithms.some((name) => name === item.value)
      ? String(item.value)
      : (wanted(item, `one of ${algorithms.join(', ')}`) ?? []),
  );

function checkPartner(spot: Spot): PartnerRule | undefined {
  const fields = fieldsOf(spot, ['tenantId', 'claim', 'values']);
  if (!fields) return undefined;
  const isOne = fields.tenantId.value !== undefined;
  if (isOne === (fields.claim.value !== undefined)) {
    return wanted(spot, 'either { tenantId: … } or { claim: … }');
  }
  if (!isOne) {
    const claim = textOf(fields.claim, CLAIM) ?? '';
    return { claim, values: optional(fields.values, checkTenants, null) };
  }
  if (fields.values.value !== undefined) tell(fields.values, 'belongs to claim, not to tenantId.');
  return { tenantId: checkTenant(fields.tenantId) ?? '' };
}

const CLAIM = 'the name of a claim';

const checkTenants = (spot: Spot): Record<string, string> => {
  const pairs = pairsOf(spot, 'a map from values of the claim to tenant ids of partners here');
  return Object.fromEntries(pairs.map(([value, tenant]) => [value, checkTenant(tenant) ?? '']));
};

function checkTenant(spot: Spot): string | undefined {
  const { value } = spot;
  if (typeof value === 'string' && isUuid(value.trim())) return value.trim().toLowerCase();
  return wanted(spot, 'the tenant id of a partner here, a UUID');
}

function checkUser(spot: Spot): TrustedIssuer['user'] | undefined {
  const fallback = { claim: 'sub', nameClaim: 'preferred_username' };
  return optional(
    spot,
    (given) => {
      const fields = fieldsOf(given, ['claim', 'nameClaim']);
      const claim = (name: 'claim' | 'nameClaim') =>
        fields && optional(fields[name], (one) => textOf(one, CLAIM), fallback[name]);
      return { claim: claim('claim') ?? '', nameClaim: claim('nameClaim') ?? '' };
    },
    fallback,
  );
}

function checkRoles(spot: Spot, partner: PartnerRule | undefined): RoleRule | undefined {
  const fields = fieldsOf(spot, ['claim', 'values', 'locationsClaim']);
  if (!fields) return undefined;
  const pairs = pairsOf(fields.values, 'a map from values of the claim to roles').map(
    ([value, role]) => [value, checkRole(role, partner)] as const,
  );
  const locationsClaim = optional(fields.locationsClaim, (one) => textOf(one, CLAIM) ?? '', null);
  if (locationsClaim !== null && pairs.some(([, role]) => role === 'operator')) {
    tell(fields.locationsClaim, 'does not go with the role operator, which has no locations.');
  }
  return {
    claim: textOf(fields.claim, CLAIM) ?? '',
    values: Object.fromEntries(pairs) as Record<string, RoleName>,
    locationsClaim,
  };
}

/** No partner's administrator may make operators: only an issuer of the operators themselves may. */
function checkRole(spot: Spot, partner: PartnerRule | undefined): RoleName | undefined {
  const role = roleNames.find((name) => name === spot.value);
  if (!role) return wanted(spot, `one of ${roleNames.join(', ')}`);
  if (!partner || (role === 'operator') === isOperators(partner)) return role;
  const reason =
    role === 'operator'
      ? `is the role operator, which needs partner: { tenantId: ${OPERATOR_TENANT} }, the tenant of the operators.`
      : `is ${role}, but the operators, whose tenant the partner is, can have the role operator only.`;
  tell(spot, reason);
  return undefined;
}

const isOperators = (partner: PartnerRule): boolean => {
  if ('tenantId' in partner) return partner.tenantId === OPERATOR_TENANT;
  const tenants = Object.values(partner.values ?? {});
  return tenants.length > 0 && tenants.every((tenant) => tenant === OPERATOR_TENANT);
};
