import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { EngineError } from '../engine/engine.ts';
import { completedReport, createQueryAs, secureLink } from './testing/completed-report.ts';
import {
  type Answer,
  API,
  type HttpWorld,
  httpWorld,
  passwordForm,
  scriptedPreviewer,
  TENANT,
} from './testing/http-world.ts';

const PATH = '/srv/insights/home/data/mpn/OfficeUsage/current.json';
const STATEMENT = "SELECT CustomerName FROM read_parquet('/srv/insights/part-0.parquet')";
const DETAIL = `IO Error: cannot open ${PATH} while running ${STATEMENT}`;

/** Nothing in an answer that tells how the service is made. */
function expectNoInternals({ body, headers }: Pick<Answer, 'body' | 'headers'>): void {
  const text = `${typeof body === 'string' ? body : JSON.stringify(body)}${JSON.stringify(headers)}`;
  for (const part of [
    PATH,
    '/srv/',
    'read_parquet',
    'no such table',
    'IO Error',
    'ENOENT',
    'EACCES',
  ]) {
    expect(text).not.toContain(part);
  }
  expect(text).not.toMatch(/\.ts:\d+|node_modules|\bat \w+ \(|\bselect\b.*\bfrom\b/i);
}

/** The log says what the answer does not. */
function expectLogged(world: HttpWorld, answer: Answer, detail: string): void {
  const correlationId = answer.headers['x-correlation-id'];
  const lines = world.lines().map((line) => JSON.parse(line));
  const told = lines.filter((line) => line.correlationId === correlationId && line.err);
  expect(JSON.stringify(told)).toContain(detail);
}

test.each([
  ['by name', new EngineError('other', DETAIL)],
  ['for want of memory', new EngineError('out-of-memory', `Out of Memory Error: ${DETAIL}`)],
  ['with its process', new EngineError('process-lost', DETAIL)],
  ['as it likes', new Error(DETAIL)],
])('an engine that fails %s tells the log, not the caller', async (_, failure) => {
  const engine = scriptedPreviewer(() => Promise.reject(failure));
  await using world = await httpWorld({ engine });
  const queryId = await createQueryAs(world);
  const answer = await world.call('GET', `ScheduledQueries/testQueryResult?queryId=${queryId}`);
  expect(answer.status).toBe(500);
  expectNoInternals(answer);
  expectLogged(world, answer, PATH);
});

describe('a store that fails', () => {
  const calls = [
    ['GET', `${API}/ScheduledQueries`],
    ['POST', `${API}/ScheduledQueries`],
    ['GET', `${API}/ScheduledReport`],
    ['GET', `${API}/ScheduledReport/execution/1`],
    ['GET', '/files/1/a.csv?se=1&sig=x'],
  ] as const;

  test.each(calls)('%s %s tells nothing', async (method, url) => {
    await using world = await httpWorld();
    const authorization = `Bearer ${await world.token()}`;
    for (const table of ['queries', 'executions', 'reports']) {
      await sql`alter table ${sql.table(table)} rename to ${sql.table(`gone_${table}`)}`.execute(
        world.store.db,
      );
    }
    const query = 'SELECT CustomerName FROM OfficeUsage';
    const answer = await world.app.inject({
      ...{ method, url, headers: { authorization } },
      ...(method === 'POST' && { payload: { Name: 'n', Query: query } }),
    });
    // A link that is not valid is refused before the store is asked.
    expect(answer.statusCode).toBe(url.startsWith('/files') ? 403 : 500);
    expectNoInternals({ body: answer.body, headers: answer.headers });
    if (answer.statusCode === 500) {
      expectLogged(world, { status: 500, body: '', headers: answer.headers }, 'no such table');
    }
  });

  test('the token endpoint neither', async () => {
    await using world = await httpWorld();
    await sql`alter table applications rename to gone_applications`.execute(world.store.db);
    const answer = await world.app.inject({
      ...{ method: 'POST', url: `/${TENANT}/oauth2/token` },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(passwordForm).toString(),
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ error: 'server_error' });
    expectNoInternals({ body: answer.body, headers: answer.headers });
  });
});

test('files that cannot be read tell nothing', async () => {
  const failure = Object.assign(new Error(`EACCES: permission denied, open '${PATH}'`), {
    code: 'EACCES',
    path: PATH,
  });
  const fail = () => Promise.reject(failure);
  await using world = await httpWorld({ watchFiles: (files) => ({ ...files, read: fail }) });
  const { reportId } = await completedReport(world, 'a\n');
  const answer = await world.call('GET', await secureLink(world, reportId));
  expect(answer.status).toBe(500);
  expectNoInternals(answer);
  expectLogged(world, answer, PATH);
});
