import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccessCase, accessCases } from '../testing/access-cases.ts';
import { type AccessWorld, accessWorld, type Visitor, visitors } from '../testing/access-world.ts';
import { type Answer, API, type Method } from '../testing/http-world.ts';
import { ownThings } from '../testing/own-things.ts';

/**
 * Asks for every route of the OpenAPI document as everybody who may come, holds the answers to the laws,
 * and keeps them as the table in docs/security.md: run this file with `-u` to write it anew.
 */

interface Row {
  readonly row: AccessCase;
  readonly answers: Readonly<Record<Visitor, Answer>>;
}

let world: AccessWorld;
// biome-ignore lint/suspicious/noExplicitAny: the document is looked into from outside
let operations: Map<string, any>;
let rows: Row[];

const clock = { mode: 'virtual', now: '2026-03-01T12:00:00Z', frozen: false } as const;

beforeAll(async () => {
  world = await accessWorld({
    virtualTime: {
      read: () => clock,
      advance: async () => ({ ...clock, steps: 0, executions: 0, deliveries: 0 }),
      freeze: () => clock,
      resume: () => clock,
    },
  });
  const document = (await world.app.inject(`${API}/swagger/v1/swagger.json`)).json();
  operations = new Map(
    Object.entries<object>(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, one]) => [`${method.toUpperCase()} ${path}`, one]),
    ),
  );
  rows = [];
  for (const row of accessCases) rows.push({ row, answers: await answersOf(row) });
});
afterAll(() => world[Symbol.asyncDispose]());

/** In the order of the table, strangers before the owner: had one changed a thing, the owner would see. */
async function answersOf(row: AccessCase): Promise<Record<Visitor, Answer>> {
  const own = await ownThings(world);
  const before = row.before?.(own);
  if (before) expect((await world.as('executive', before)).status).toBe(200);
  const method = row.route.split(' ', 1)[0] as Method;
  const answers: [Visitor, Answer][] = [];
  for (const visitor of visitors) {
    answers.push([visitor, await world.as(visitor, { method, ...row.request(own) })]);
  }
  return Object.fromEntries(answers) as Record<Visitor, Answer>;
}

const titleOf = ({ route, by }: AccessCase): string => (by ? `${route} by ${by}` : route);
const isPublic = ({ route }: AccessCase): boolean => operations.get(route)?.security?.length === 0;
const isForOperators = ({ route }: AccessCase): boolean => / \/admin\//.test(route);
const partnerRows = () =>
  rows.filter(({ row }) => !isPublic(row) && !isForOperators(row) && !row.needsNoRole);
const openRows = () => rows.filter(({ row }) => row.needsNoRole);
const adminRows = () => rows.filter(({ row }) => !isPublic(row) && isForOperators(row));

/** What each row answers to a visitor, by its title. */
const said = (of: readonly Row[], visitor: Visitor) =>
  Object.fromEntries(
    of.map(({ row, answers: { [visitor]: answer } }) => [
      titleOf(row),
      [answer.status, answer.headers['x-error-code'] ?? null].join(' '),
    ]),
  );
const all = (of: readonly Row[], answer: string) =>
  Object.fromEntries(of.map(({ row }) => [titleOf(row), answer]));

test('every route of the document has its row, and no row is of another', () => {
  const missing = [...operations.keys()].filter(
    (route) => !accessCases.some((one) => one.route === route),
  );
  expect(missing, 'add them to src/http/testing/access-cases.ts').toEqual([]);
  expect([...new Set(accessCases.map(({ route }) => route))].sort()).toEqual(
    [...operations.keys()].sort(),
  );
});

test('a route whose path or question names a thing says what strangers get', () => {
  const names = /\{(queryId|reportId|executionId)\}/;
  const isAdmin = ({ route }: AccessCase) => route.includes(' /admin/');
  const partners = accessCases.filter((one) => !isPublic(one) && !isAdmin(one));
  for (const row of partners.filter(({ route }) => names.test(route))) {
    expect(row.strangers, titleOf(row)).toBeDefined();
  }
});

describe('the laws', () => {
  test('without a token: 401 on every route of both APIs', () => {
    const closed = [...partnerRows(), ...openRows(), ...adminRows()];
    expect(closed.length).toBeGreaterThan(30);
    expect(said(closed, 'no token')).toEqual(all(closed, '401 token_missing'));
  });

  test('who has a token may ask who it is, with a role or without', () => {
    expect(openRows()).toHaveLength(1);
    for (const visitor of visitors.slice(1)) {
      expect(said(openRows(), visitor)).toEqual(all(openRows(), '200 '));
    }
  });

  test('nobody and an operator: 403 on every route of the partners’ API', () => {
    for (const visitor of ['nobody', 'operator'] as const) {
      expect(said(partnerRows(), visitor)).toEqual(all(partnerRows(), '403 no_role'));
    }
  });

  test('whoever is of a partner: 403 on every route of the operators’ API', () => {
    for (const visitor of visitors.slice(1, -1)) {
      expect(said(adminRows(), visitor)).toEqual(all(adminRows(), '403 operator_only'));
    }
  });

  test.each(['other partner', 'viewer', 'location'] as const)(
    '%s finds nothing that the executive owns: 404',
    (visitor) => {
      const named = rows.filter(({ row }) => row.strangers !== undefined);
      expect(named.length).toBeGreaterThan(15);
      for (const { row, answers } of named) {
        expect(answers[visitor].status, titleOf(row)).toBe(row.strangers);
      }
    },
  );

  test('the executive gets 200 for all that is asked, and the operator on its own API', () => {
    expect(said(partnerRows(), 'executive')).toEqual(all(partnerRows(), '200 '));
    expect(said(adminRows(), 'operator')).toEqual(all(adminRows(), '200 '));
  });

  test('a refusal holds no value', () => {
    for (const { row, answers } of [...partnerRows(), ...adminRows()]) {
      for (const { status, body } of Object.values(answers)) {
        if (status !== 200) expect(body.value, titleOf(row)).toEqual([]);
      }
    }
  });

  test('no answer of either API, and no token, may be kept by a browser or a proxy', () => {
    const tokens = rows.filter(({ row }) => row.route.includes('oauth2'));
    for (const { row, answers } of [...partnerRows(), ...openRows(), ...adminRows(), ...tokens]) {
      for (const { headers } of Object.values(answers)) {
        expect(headers['cache-control'], titleOf(row)).toBe('no-store');
      }
    }
  });

  test('nothing breaks', () => {
    for (const { row, answers } of rows) {
      for (const { status } of Object.values(answers))
        expect(status, titleOf(row)).toBeLessThan(500);
    }
  });

  test('only what needs no token is open to all, and says the same to everybody', () => {
    for (const { row, answers } of rows.filter((one) => isPublic(one.row))) {
      const codes = new Set(Object.values(answers).map(({ status }) => status));
      expect(codes.size, titleOf(row)).toBe(1);
    }
  });
});

const BEGIN = '<!-- access table: made by a test -->';
const END = '<!-- end of the access table -->';

test('the table in docs/security.md is what is answered', async () => {
  const file = join(import.meta.dirname, '../../../docs/security.md');
  const document = await readFile(file, 'utf8');
  const [head, rest] = document.split(BEGIN);
  const [, tail] = (rest ?? '').split(END);
  if (head === undefined || tail === undefined) throw new Error(`docs/security.md lacks ${BEGIN}`);
  const wanted = `${head}${BEGIN}\n\n${markdownTable()}\n\n${END}${tail}`;
  // Only what stands between the marks can differ.
  await expect(wanted).toMatchFileSnapshot(file);
});

function markdownTable(): string {
  const lines = rows.map(({ row, answers }) => {
    const [method, path = ''] = row.route.split(' ');
    const name = `\`${method} ${path.replace(API, '…')}\`${row.by ? ` by ${row.by}` : ''}`;
    return [name, ...visitors.map((visitor) => answers[visitor].status)];
  });
  const heads = ['route', ...visitors];
  const all = [heads, heads.map(() => '---'), ...lines];
  return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
