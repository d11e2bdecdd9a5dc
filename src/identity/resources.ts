import type { Form } from './form.ts';
import { TokenRefusal } from './oauth-errors.ts';

/** True for a resource of the operator's list; a slash at the end and letters' case do not matter. */
export const isAccepted = (resource: string, accepted: readonly string[]): boolean =>
  accepted.some((candidate) => comparable(candidate) === comparable(resource));

/** One slash, not `+`: over a long run of slashes that is not at the end, that takes hours. */
const comparable = (resource: string): string => resource.replace(/\/$/, '').toLowerCase();

/** Answers the resource as it was asked for. */
export function acceptResource(resource: string, accepted: readonly string[]): string {
  if (!isAccepted(resource, accepted)) throw new TokenRefusal('unknown_resource', { resource });
  return resource;
}

/**
 * The resource that a v2.0 scope asks for, or undefined when it has only words such as `openid`.
 * A scope of a resource is its address, a slash, and a name: `https://api.example/.default`.
 */
export function resourceOfScope(scope: string): string | undefined {
  const resources = new Set(
    scope
      .split(/\s+/)
      .filter((word) => word.includes('://'))
      .map((word) => word.slice(0, word.lastIndexOf('/'))),
  );
  if (resources.size > 1) throw new TokenRefusal('invalid_scope', { scope });
  return [...resources][0];
}

/** What the request names: v1 by `resource`, v2.0 by `scope`. */
export const askedResource = (form: Form, version: 'v1' | 'v2'): string | undefined =>
  (version === 'v1' ? form.resource : resourceOfScope(form.scope ?? '')) || undefined;
