import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { identitiesSchema } from './identities-schema.ts';
import { readIdentities } from './read-identities.ts';

const folder = mkdtempSync(join(tmpdir(), 'identities-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, 'identities.yaml');
const read = (text: string, environment: Record<string, string> = {}, known: string[] = []) => {
  writeFileSync(path, text);
  return readIdentities(path, {
    read: (name) => environment[name],
    knowsApplication: async (clientId) => known.includes(clientId),
  });
};

const CLIENT = 'a1c0ffee-0000-4000-8000-0000000000c1';
const partner = `partners:
  - tenantId: A1C0FFEE-0000-4000-8000-000000000001
    name: Alpine
    accountId: "3003000"
`;
const withUser = (lines: string) => `${partner}    users:\n      - userName: eva\n${lines}`;
const withApplication = `${partner}    applications:
      - clientId: ${CLIENT}
        name: Puller
        roles: []
        secret: { env: PULLER_SECRET }
`;

test('reads wishes, their places, and the secrets that they name', async () => {
  const text = withUser(`        roles: [report-viewer@1]
        password: { env: EVA_PASSWORD }
`);
  const wished = await read(text, { EVA_PASSWORD: 'long enough 1' });
  expect(wished).toEqual({
    partners: [
      {
        ...{ place: `${path}:2:5`, tenantId: 'a1c0ffee-0000-4000-8000-000000000001' },
        ...{ name: 'Alpine', accountId: '3003000', applications: [] },
        users: [
          {
            ...{ place: `${path}:6:9`, userName: 'eva', password: 'long enough 1' },
            roles: [{ role: 'report-viewer', locations: ['1'] }],
          },
        ],
      },
    ],
    operators: undefined,
  });
});

test('asks for the secret of an application only while it is new', async () => {
  await expect(read(withApplication)).rejects.toThrow(
    `${path}:9:24: the environment variable PULLER_SECRET is not set\nNothing was done.`,
  );
  const known = await read(withApplication, {}, [CLIENT]);
  expect(known.partners[0]?.applications).toMatchObject([{ secret: undefined }]);
});

test.each([
  ['partners: 1\n', '1:11: "partners" must be a list, not 1'],
  ['partner: []\n', '1:1: unknown key "partner"; did you mean "partners"?'],
  ['', '1:1: the file must be a map of keys and values, not empty'],
  ['partners: [\n', '2:1: not valid YAML'],
  [partner.replace(/"/g, ''), '4:16: 3003000 must be text: put it in quotes'],
  [partner.replace('A1C0', 'alp'), '2:15: "alpFFEE-0000-4000-8000-000000000001" is not a valid'],
  [withUser(''), '6:9: "roles" is missing'],
  [
    withUser('        roles: [admin]\n'),
    '7:17: "admin" is not a valid entry of "roles": it should',
  ],
  [
    withUser('        roles: []\n      - userName: EVA\n        roles: []\n'),
    `8:19: "eva" stands in the file already, at ${path}:6:19`,
  ],
  [
    `${withApplication}operators:\n  applications:\n    - { clientId: ${CLIENT}, name: x, roles: [] }\n`,
    `12:19: "${CLIENT}" stands in the file already, at ${path}:6:19`,
  ],
])('is refused with the place: %j', async (text, reason) => {
  await expect(read(text, { PULLER_SECRET: 'x' })).rejects.toThrow(`${path}:${reason}`);
});

test.each([
  ['password: hunter2', /7:19: a password must not stand in this file: write "password: { env/],
  ['passwordHash: hunter2', /"passwordHash" should look like \$scrypt/],
  ['password: { env: hunter2! }', /no name of an environment variable/],
  ['password: { env: INSIGHTS_X }', /no name of an environment variable/],
  ['{ password: { env: A }, passwordHash: hunter2 }', /not both/],
])('does not show what may be a secret: %s', async (line, reason) => {
  const lines = line.startsWith('{') ? line.slice(2, -2).split(', ') : [line];
  const text = withUser(`${lines.map((one) => `        ${one}\n`).join('')}        roles: []\n`);
  const message = await read(text).then(String, (error: Error) => error.message);
  expect(message).toMatch(reason);
  expect(message).not.toContain('hunter2');
});

test('a file that is not there is named', async () => {
  const variables = { read: () => undefined, knowsApplication: async () => false };
  await expect(readIdentities(join(folder, 'no.yaml'), variables)).rejects.toThrow(
    /no\.yaml cannot be read: ENOENT/,
  );
});

test('docs/identities.schema.json is the schema', async () => {
  await expect(`${JSON.stringify(identitiesSchema, null, 2)}\n`).toMatchFileSnapshot(
    '../../../docs/identities.schema.json',
  );
});
