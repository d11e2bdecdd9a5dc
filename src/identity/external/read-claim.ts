import type { JWTPayload } from 'jose';

/**
 * The claim of that name or, where there is none, what the dots in the name lead to, as in Keycloak's
 * `realm_access.roles`.
 */
function readClaim(claims: JWTPayload, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>(
      (value, step) => (isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined),
      claims,
    );
}

/** As text; undefined when it is none, or empty, or longer than any name may be. */
export function readText(claims: JWTPayload, name: string): string | undefined {
  const value = readClaim(claims, name);
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const trimmed = text.trim();
  return trimmed === '' || trimmed.length > 256 ? undefined : trimmed;
}

/** One value or a list of them, as texts. */
export function readTexts(claims: JWTPayload, name: string): string[] {
  const value = readClaim(claims, name);
  return (Array.isArray(value) ? value : [value]).flatMap((item) =>
    typeof item === 'string' || typeof item === 'number' ? String(item).trim() : [],
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
