import { isUuid } from '../kernel/ids.ts';
import { findApplication, findApplicationSecrets } from '../store/applications.ts';
import type { ApplicationRow } from '../store/schema.ts';
import { type Form, requiredField } from './form.ts';
import { TokenRefusal } from './oauth-errors.ts';
import type { Services } from './services.ts';

/** The application of `tenantId` that the form or the Basic header names, its secret proven. */
export async function authenticateApplication(
  services: Services,
  tenantId: string,
  form: Form,
  authorization: string | undefined,
): Promise<ApplicationRow> {
  const credentials = { ...readBasic(authorization), ...ownCredentials(form) };
  const clientId = canonicalId(requiredField(credentials, 'client_id'));
  const application = await findApplication(services.store.db, clientId);
  if (application?.tenant_id !== tenantId) {
    throw new TokenRefusal('unknown_application', { clientId });
  }
  if (!credentials.client_secret) throw new TokenRefusal('missing_secret');
  if (!(await isSecretOf(services, clientId, credentials.client_secret))) {
    throw new TokenRefusal('wrong_secret');
  }
  if (application.disabled) throw new TokenRefusal('disabled_application', { clientId });
  return application;
}

/** While a secret is changed two are valid. */
async function isSecretOf(
  { store, passwords, clock }: Services,
  clientId: string,
  given: string,
): Promise<boolean> {
  const now = clock.now().toISOString();
  for (const { secret_hash } of await findApplicationSecrets(store.db, clientId, now)) {
    if (await passwords.verify(given, secret_hash)) return true;
  }
  return false;
}

const ownCredentials = (form: Form): Form =>
  Object.fromEntries(
    ['client_id', 'client_secret'].flatMap((name) => (form[name] ? [[name, form[name]]] : [])),
  );

/** RFC 6749, 2.3.1: id and secret are form-encoded before they are joined. Other schemes are ignored. */
function readBasic(authorization: string | undefined): Form {
  const encoded = /^basic\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return {};
  const [, clientId, secret] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  if (clientId === undefined || secret === undefined) return {};
  return { client_id: formDecode(clientId).trim(), client_secret: formDecode(secret) };
}

/** Many clients send the text as it is, which need not be a valid encoding: then it is taken so. */
function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

const canonicalId = (id: string): string => (isUuid(id) ? id.toLowerCase() : id);
