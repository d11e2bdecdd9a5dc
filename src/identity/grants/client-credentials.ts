import { type Form, requiredField } from '../form.ts';
import { TokenRefusal } from '../oauth-errors.ts';
import { acceptResource, resourceOfScope } from '../resources.ts';
import type { Version } from '../services.ts';
import { applicationSubject } from '../subjects.ts';
import type { GrantType } from './grant.ts';

/** The application speaks for itself; its secret is proven already. */
export const clientCredentialsGrant: GrantType = async (
  { acceptedResources },
  { version, form, application },
) => ({
  subject: applicationSubject(application),
  resource: acceptResource(resourceFor(form, version), acceptedResources),
});

function resourceFor(form: Form, version: Version): string {
  if (version === 'v1') return requiredField(form, 'resource');
  const scope = requiredField(form, 'scope');
  const resource = scope.endsWith('/.default') ? resourceOfScope(scope) : undefined;
  if (!resource) throw new TokenRefusal('invalid_scope', { scope });
  return resource;
}
