import { putApplication } from '../../identity/directory/put-application.ts';
import { putPartner } from '../../identity/directory/put-partner.ts';
import { putUser } from '../../identity/directory/put-user.ts';
import { nobody, noOrigin } from '../../kernel/audit.ts';
import { OPERATOR_TENANT, type RoleGrant } from '../../kernel/roles.ts';
import {
  type Answer,
  API,
  CLIENT,
  type HttpWorld,
  type HttpWorldOptions,
  httpWorld,
  type Method,
  RESOURCE,
  TENANT,
} from './http-world.ts';

export const FABRIKAM = 'fab41ca0-0000-4000-8000-000000000001';
export const FABRIKAM_CLIENT = 'fab41ca0-0000-4000-8000-0000000000c1';
export const OPERATOR_CLIENT = '0e7a1f5c-0000-4000-8000-0000000000c1';
/** The user of one location. */
export const SEATTLE = 'c0470500-0000-4000-8000-0000000000a3';
export const OPERATOR = '0e7a1f5c-0000-4000-8000-0000000000a1';
const SECRET = 'secret of an application';
const PASSWORD = 'password of a user';

/** Everybody who may come to the door, in the order of the table. */
export const visitors = [
  'no token',
  'other partner',
  'nobody',
  'viewer',
  'location',
  'executive',
  'operator',
] as const;
export type Visitor = (typeof visitors)[number];

interface Account {
  readonly tenantId: string;
  readonly clientId: string;
  readonly userName: string;
}

const contoso = (userName: string): Account => ({ tenantId: TENANT, clientId: CLIENT, userName });

const accounts: Readonly<Record<Exclude<Visitor, 'no token'>, Account>> = {
  'other partner': {
    tenantId: FABRIKAM,
    clientId: FABRIKAM_CLIENT,
    userName: 'exec@fabrikam.example',
  },
  nobody: contoso('nobody@contoso.example'),
  viewer: contoso('viewer@contoso.example'),
  location: contoso('seattle@contoso.example'),
  executive: contoso('exec@contoso.example'),
  operator: {
    tenantId: OPERATOR_TENANT,
    clientId: OPERATOR_CLIENT,
    userName: 'olga@operators.example',
  },
};

export interface Request {
  readonly method: Method;
  /** Without a slash at its start it is one of the API of mpn. */
  readonly url: string;
  /** A string goes as it is. */
  readonly body?: object | string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface AccessWorld extends HttpWorld {
  /** Where the server listens. */
  readonly base: string;
  /** What the token endpoint answers to the right password. */
  signIn(visitor: Exclude<Visitor, 'no token'>): Promise<Record<string, string>>;
  /** The token endpoint, with any form. */
  askToken(tenantId: string, form: Readonly<Record<string, string>>): Promise<Answer>;
  /** A request with the token of a visitor, got once. */
  as(visitor: Visitor, request: Request): Promise<Answer>;
  /** A request with any token, or none. */
  ask(token: string | undefined, request: Request): Promise<Answer>;
}

/** For tests: the whole server, listening, with a second partner, a user of one location, and an operator. */
export async function accessWorld(options: HttpWorldOptions = {}): Promise<AccessWorld> {
  const world = await httpWorld(options);
  await addIdentities(world);
  const tokens = new Map<Visitor, string>();
  const base = await world.app.listen({ port: 0, host: '127.0.0.1' });
  const send = async (method: Method, url: string, headers: object, body?: string) => {
    const content = body === undefined ? {} : { body };
    const response = await fetch(base + url, { method, headers: { ...headers }, ...content });
    return readAnswer(response);
  };
  const askToken: AccessWorld['askToken'] = (tenantId, form) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return send('POST', `/${tenantId}/oauth2/token`, headers, `${new URLSearchParams(form)}`);
  };
  const signIn: AccessWorld['signIn'] = async (visitor) => {
    const { status, body } = await askToken(accounts[visitor].tenantId, formOf(visitor));
    if (status !== 200) throw new Error(`no token for ${visitor}: ${JSON.stringify(body)}`);
    return body;
  };
  const ask: AccessWorld['ask'] = (token, { method, url, body, headers }) => {
    const sent = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(typeof body === 'object' && { 'content-type': 'application/json' }),
      ...headers,
    };
    const text = typeof body === 'object' ? JSON.stringify(body) : body;
    return send(method, url.startsWith('/') ? url : `${API}/${url}`, sent, text);
  };
  const as: AccessWorld['as'] = async (visitor, request) => {
    if (visitor === 'no token') return ask(undefined, request);
    const token = tokens.get(visitor) ?? (await signIn(visitor)).access_token;
    if (token === undefined) throw new Error('the answer held no token');
    tokens.set(visitor, token);
    return ask(token, request);
  };
  return { ...world, base, askToken, signIn, ask, as };
}

async function readAnswer(response: Response): Promise<Answer> {
  const headers = Object.fromEntries(response.headers);
  const text = await response.text();
  const isJson = String(headers['content-type']).startsWith('application/json') && text !== '';
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers };
}

export const formOf = (visitor: Exclude<Visitor, 'no token'>): Record<string, string> => {
  const { clientId, userName } = accounts[visitor];
  const isOfWorld = clientId === CLIENT;
  const isAdded = !isOfWorld || visitor === 'location';
  return {
    grant_type: 'password',
    client_id: clientId,
    client_secret: isOfWorld ? 'secret' : SECRET,
    username: userName,
    password: isAdded ? PASSWORD : 'pass',
    resource: RESOURCE,
    scope: 'openid',
  };
};

async function addIdentities({ directory }: HttpWorld): Promise<void> {
  const admin = { actor: nobody, origin: noOrigin };
  const executive: RoleGrant = { role: 'executive-report-viewer', locations: null };
  await putPartner(directory, admin, {
    tenantId: TENANT,
    locations: [{ id: '1001001', name: 'Seattle' }],
  });
  await putPartner(directory, admin, {
    tenantId: FABRIKAM,
    name: 'Fabrikam',
    accountId: '2002000',
  });
  for (const { tenantId, clientId } of [accounts['other partner'], accounts.operator]) {
    await putApplication(directory, admin, { tenantId, clientId, name: 'App', secret: SECRET });
  }
  const people = [
    { ...accounts['other partner'], roles: [executive] },
    { ...accounts.location, userId: SEATTLE, roles: [{ ...executive, locations: ['1001001'] }] },
    {
      ...accounts.operator,
      userId: OPERATOR,
      roles: [{ role: 'operator', locations: null }] satisfies RoleGrant[],
    },
  ];
  for (const { clientId: _, ...user } of people) {
    await putUser(directory, admin, { ...user, password: PASSWORD });
  }
}
