import type { Origin } from '../kernel/audit.ts';
import { isUuid } from '../kernel/ids.ts';
import { findApplicationSecrets } from '../store/applications.ts';
import type { ApplicationRow } from '../store/schema.ts';
import { asksAsConsole, findApplicationOf } from './console-application.ts';
import type { Form } from './form.ts';
import { TokenRefusal } from './oauth-errors.ts';
import type { Services } from './services.ts';
import { throttleSignIn } from './throttle/throttle-sign-in.ts';

/** What a token request says about its application. */
export interface Credentials {
  readonly clientId: string | undefined;
  readonly secret: string | undefined;
}

/** The form wins over HTTP Basic. */
export function readCredentials(form: Form, authorization: string | undefined): Credentials {
  const { client_id, client_secret } = { ...readBasic(authorization), ...ownCredentials(form) };
  return { clientId: client_id && canonicalId(client_id), secret: client_secret };
}

interface Asking extends Credentials {
  readonly grant: string | undefined;
  readonly sameOrigin: boolean;
}

/** The application of `tenantId` that the form or the Basic header names, its secret proven; the console has none. */
export async function authenticateApplication(
  services: Services,
  tenantId: string,
  { clientId, secret, grant, sameOrigin }: Asking,
  origin: Origin,
): Promise<ApplicationRow> {
  if (!clientId) throw new TokenRefusal('missing_field', { field: 'client_id' });
  if (asksAsConsole({ clientId, grant, sameOrigin })) {
    return knownApplication(services, tenantId, clientId);
  }
  const claimed = { kind: 'application', clientId } as const;
  const application = await throttleSignIn(services, claimed, origin, () =>
    provenApplication(services, tenantId, clientId, secret),
  );
  if (application.disabled) throw new TokenRefusal('disabled_application', { clientId });
  return application;
}

/** That there is no such application is said; how long it takes to say so tells nothing more. */
async function provenApplication(
  services: Services,
  tenantId: string,
  clientId: string,
  secret: string | undefined,
): Promise<ApplicationRow> {
  const application = await knownApplication(services, tenantId, clientId);
  if (!secret) throw new TokenRefusal('missing_secret');
  if (!(await isSecretOf(services, clientId, secret))) throw new TokenRefusal('wrong_secret');
  return application;
}

async function knownApplication(
  services: Services,
  tenantId: string,
  clientId: string,
): Promise<ApplicationRow> {
  const application = await findApplicationOf(services, services.store.db, clientId, tenantId);
  if (application?.tenant_id === tenantId) return application;
  throw new TokenRefusal('unknown_application', { clientId });
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
  const client_id = formDecode(clientId).trim();
  // PostgreSQL cannot even be asked for it; forms are refused for it before they come here.
  return client_id.includes('\0') ? {} : { client_id, client_secret: formDecode(secret) };
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
