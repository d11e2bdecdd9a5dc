import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseIssuers, readTrustedIssuers } from './read-issuers.ts';

const CONTOSO = 'c0470500-0000-4000-8000-000000000001';
const OPERATORS = '00000000-0000-4000-8000-00000000000a';

const whole = `
issuers:
  - issuer: https://login.example/
    audiences: [api://insights]
    jwksUri: https://login.example/keys
    algorithms: [ES256, PS512]
    partner: { claim: tid, values: { "17": ${CONTOSO.toUpperCase()} } }
    user: { claim: oid, nameClaim: upn }
    roles:
      claim: roles
      values: { Insights.Executive: executive-report-viewer }
      locationsClaim: mpn_locations
    console:
      name: Contoso
      clientId: insights-console
      scopes: [openid, offline_access]
      resource: api://insights
      parameters: { prompt: consent }
      origins: [https://tokens.example]
`;

test('reads all there may be', () => {
  expect(parseIssuers(whole, 'issuers.yaml')).toEqual([
    {
      issuer: 'https://login.example/',
      audiences: ['api://insights'],
      jwksUri: 'https://login.example/keys',
      algorithms: ['ES256', 'PS512'],
      partner: { claim: 'tid', values: { 17: CONTOSO } },
      user: { claim: 'oid', nameClaim: 'upn' },
      roles: {
        claim: 'roles',
        values: { 'Insights.Executive': 'executive-report-viewer' },
        locationsClaim: 'mpn_locations',
      },
      console: {
        name: 'Contoso',
        clientId: 'insights-console',
        scopes: ['openid', 'offline_access'],
        resource: 'api://insights',
        parameters: { prompt: 'consent' },
        origins: ['https://tokens.example'],
      },
    },
  ]);
});

const entry = (changes: Record<string, string> = {}): string => {
  const fields = {
    issuer: 'https://login.example/',
    audiences: '[api://insights]',
    partner: '{ claim: tid }',
    ...changes,
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === '' ? [] : [`    ${name}: ${value}`],
  );
  return `  - ${lines.join('\n').trimStart()}\n`;
};

test('what may be left out has its default', () => {
  expect(parseIssuers(`issuers:\n${entry()}`, 'f')[0]).toMatchObject({
    jwksUri: null,
    algorithms: ['RS256'],
    partner: { claim: 'tid', values: null },
    user: { claim: 'sub', nameClaim: 'preferred_username' },
    roles: null,
    console: null,
  });
  const client = entry({ console: '{ name: Contoso, clientId: c }' });
  expect(parseIssuers(`issuers:\n${client}`, 'f')[0]?.console).toEqual({
    ...{ name: 'Contoso', clientId: 'c', scopes: ['openid'] },
    ...{ resource: null, parameters: {}, origins: [] },
  });
});

const fault = (text: string): string => {
  try {
    parseIssuers(text, 'f.yaml');
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was found wrong');
};

const client = 'name: C, clientId: c';
const executive = 'claim: roles, values: { E: executive-report-viewer }';

test.each<[Record<string, string>, string]>([
  [
    { issuer: 'http://login.example/' },
    'f.yaml:2:13: issuers[0].issuer is "http://login.example/"; it should be an https address',
  ],
  [{ issuer: 'https://a:b@login.example/' }, 'issuers[0].issuer is "https://a:b@login.example/"'],
  [{ issuer: 'https://login.example/?p=1' }, 'which has no query'],
  [{ issuer: '17' }, 'f.yaml:2:13: issuers[0].issuer is 17; it should be'],
  [{ issuer: '' }, 'f.yaml:2:5: issuers[0].issuer is missing; it should be an https address'],
  [{ audiences: '' }, 'issuers[0].audiences is missing; it should be a list of the audiences'],
  [
    { audiences: 'api://insights' },
    'issuers[0].audiences is "api://insights"; it should be a list',
  ],
  [{ audiences: '[7]' }, 'f.yaml:3:17: issuers[0].audiences[0] is 7; it should be an audience'],
  [{ jwksUri: 'ftp://login.example' }, 'issuers[0].jwksUri is "ftp://login.example"'],
  [
    { algorithms: '[RS256, HS256]' },
    'f.yaml:5:25: issuers[0].algorithms[1] is "HS256"; it should be one of RS256',
  ],
  [{ algorithms: '[none]' }, 'issuers[0].algorithms[0] is "none"'],
  [{ partner: '' }, 'issuers[0].partner is missing; it should be a map'],
  [{ partner: '{}' }, 'issuers[0].partner is {}; it should be either'],
  [{ partner: `{ claim: tid, tenantId: ${CONTOSO} }` }, 'it should be either'],
  [{ partner: '{ tenantId: contoso }' }, 'issuers[0].partner.tenantId is "contoso"; it should be'],
  [
    { partner: '{ claim: tid, values: { a: b } }' },
    'f.yaml:4:41: issuers[0].partner.values.a is "b"; it should be the tenant id',
  ],
  [{ partner: '{ claim: tid, valeus: { a: b } }' }, 'the nearest is values.'],
  [{ partner: `{ tenantId: ${CONTOSO}, values: { a: b } }` }, 'belongs to claim'],
  [{ user: '{ claim: [] }' }, 'issuers[0].user.claim is []; it should be the name of a claim'],
  [{ roles: '{ claim: roles }' }, 'issuers[0].roles.values is missing; it should be a map'],
  [{ roles: '{ claim: roles, values: { E: boss } }' }, 'is "boss"; it should be one of executive'],
  [{ roles: '{ values: { E: report-viewer } }' }, 'issuers[0].roles.claim is missing'],
  [
    { roles: '{ claim: roles, values: { E: operator } }' },
    'issuers[0].roles.values.E is the role operator, which needs partner: { tenantId: 0000',
  ],
  [
    { partner: `{ tenantId: ${OPERATORS} }`, roles: `{ ${executive} }` },
    'can have the role operator only',
  ],
  [
    {
      partner: `{ tenantId: ${OPERATORS} }`,
      roles: '{ claim: roles, values: { E: operator }, locationsClaim: mpn }',
    },
    'issuers[0].roles.locationsClaim does not go with the role operator',
  ],
  [{ console: '{ clientId: c }' }, 'issuers[0].console.name is missing; it should be what people'],
  [{ console: '{ name: C }' }, 'issuers[0].console.clientId is missing'],
  [
    { console: '{ name: C, clientId: "api://insights" }' },
    'f.yaml:5:35: issuers[0].console.clientId is one of audiences',
  ],
  [{ console: `{ ${client}, scopes: [email] }` }, 'issuers[0].console.scopes lacks openid'],
  [
    { console: `{ ${client}, parameters: { state: x } }` },
    'issuers[0].console.parameters.state is set by the console itself',
  ],
  [
    { console: `{ ${client}, origins: [https://tokens.example/path] }` },
    'issuers[0].console.origins[0] is "https://tokens.example/path"; it should be an origin',
  ],
  [{ console: `{ ${client}, origins: ["*"] }` }, 'is "*"; it should be an origin'],
  [{ console: `{ ${client}, secret: s }` }, 'issuers[0].console.secret is no setting'],
  [{ audience: 'x' }, 'issuers[0].audience is no setting; the nearest is audiences.'],
])('refuses %o', (changes, message) => {
  expect(fault(`issuers:\n${entry(changes)}`)).toContain(message);
});

test('every fault is told, and an issuer stands once', () => {
  const two = entry() + entry({ algorithms: '[HS256]', partner: '{ tenantId: 1 }' });
  expect(fault(`issuers:\n${two}`).split('\n')).toEqual([
    expect.stringMatching(/^f\.yaml:7:26: issuers\[1\]\.partner\.tenantId is 1/),
    expect.stringMatching(/^f\.yaml:8:18: issuers\[1\]\.algorithms\[0\]/),
    'f.yaml:5:5: issuers[1] names https://login.example/, as issuers[0] does; it should stand once.',
  ]);
});

test.each([
  ['', 'f.yaml:1:1: the file is null; it should be a map with the names issuers.'],
  ['issuers:', 'f.yaml:1:9: issuers is null; it should be a list of issuers'],
  ['issuers: [', 'it is not valid YAML'],
  ['issuer:\n  - a', 'issuer is no setting; the nearest is issuers.'],
])('refuses the file %o', (text, message) => {
  expect(fault(text)).toContain(message);
});

test('the file is read; without one none is trusted, and then the own issuer is needed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'issuers-'));
  const issuersFile = join(folder, 'issuers.yaml');
  writeFileSync(issuersFile, whole);
  expect(readTrustedIssuers({ issuersFile, ownIssuer: false })).toHaveLength(1);
  rmSync(folder, { recursive: true });
  expect(() => readTrustedIssuers({ issuersFile, ownIssuer: true })).toThrow(/cannot be read/);
  expect(readTrustedIssuers({ issuersFile: '', ownIssuer: true })).toEqual([]);
  expect(() => readTrustedIssuers({ issuersFile: '', ownIssuer: false })).toThrow(
    /^INSIGHTS_OWN_ISSUER is false and INSIGHTS_ISSUERS_FILE names no other issuer/,
  );
});
