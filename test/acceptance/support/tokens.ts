import { type Person, resource } from './people.ts';

export interface TokenAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** POSTs a form, exactly as written, to a token endpoint. */
export async function postForm(
  url: string,
  form: string,
  headers: Record<string, string> = {},
): Promise<TokenAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: form,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

export const encodeForm = (fields: Readonly<Record<string, string>>): string =>
  new URLSearchParams(fields).toString();

export const passwordForm = (person: Person): Record<string, string> => ({
  grant_type: 'password',
  client_id: person.clientId,
  client_secret: person.clientSecret,
  username: person.userName,
  password: person.password,
  resource,
  scope: 'openid',
});

export const tokenUrl = (serverUrl: string, tenant: string): string =>
  `${serverUrl}/${tenant}/oauth2/token`;

/** The access token of a password grant. */
export async function signIn(serverUrl: string, person: Person): Promise<string> {
  const url = tokenUrl(serverUrl, person.tenant);
  const { status, body } = await postForm(url, encodeForm(passwordForm(person)));
  if (status !== 200) throw new Error(`no token for ${person.userName}: ${JSON.stringify(body)}`);
  return String(body.access_token);
}
