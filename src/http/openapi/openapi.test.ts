import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { completedReport, createQueryAs } from '../testing/completed-report.ts';
import { API, type HttpWorld, httpWorld, previewOf } from '../testing/http-world.ts';

// biome-ignore lint/suspicious/noExplicitAny: the document is looked into from outside
type Json = any;

let world: HttpWorld;
let document: Json;
beforeAll(async () => {
  world = await httpWorld({ engine: previewOf({ CustomerName: 'Alpine', Seats: 5, Note: null }) });
  document = (await world.app.inject(`${API}/swagger/v1/swagger.json`)).json();
});
afterAll(() => world[Symbol.asyncDispose]());

const operations = (): { path: string; method: string; operation: Json }[] =>
  Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    Object.entries<Json>(item).map(([method, operation]) => ({ path, method, operation })),
  );

/** Validates against a schema of the document, by its JSON pointer. */
function validator(pointer: string) {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: 'https://document.example/' });
  return ajv.compile({ $ref: `https://document.example/#${pointer}` });
}

const pointerPart = (part: string): string =>
  encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
const answerSchema = (path: string, method: string, status: number): string =>
  `/paths/${pointerPart(path)}/${method}/responses/${status}/content/application~1json/schema`;

describe('the document', () => {
  test('is made once, however often it is asked for', async () => {
    const made = vi.spyOn(world.app, 'swagger');
    const answer = await world.app.inject(`${API}/swagger/v1/swagger.json`);
    expect(answer.json()).toEqual(document);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(made).not.toHaveBeenCalled();
    made.mockRestore();
  });

  test('names every address of the contract in its spelling, once', () => {
    const listed = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(listed).toEqual([
      `GET ${API}/ScheduledDataset`,
      `GET ${API}/ScheduledDataset/describe`,
      `GET ${API}/ScheduledDataset/freshness`,
      `GET ${API}/ScheduledDataset/samples`,
      `POST ${API}/ScheduledQueries`,
      `GET ${API}/ScheduledQueries`,
      `GET ${API}/ScheduledQueries/samples`,
      `GET ${API}/ScheduledQueries/testQueryResult`,
      `POST ${API}/ScheduledQueries/explain`,
      `POST ${API}/ScheduledQueries/check`,
      `POST ${API}/ScheduledQueries/complete`,
      `DELETE ${API}/ScheduledQueries/{queryId}`,
      `POST ${API}/ScheduledReport`,
      `GET ${API}/ScheduledReport`,
      `GET ${API}/ScheduledReport/summary`,
      `PUT ${API}/ScheduledReport/{reportId}`,
      `DELETE ${API}/ScheduledReport/{reportId}`,
      `PUT ${API}/ScheduledReport/pause/{reportId}`,
      `PUT ${API}/ScheduledReport/resume/{reportId}`,
      `GET ${API}/ScheduledReport/execution/{reportId}`,
      `GET ${API}/ScheduledReport/history/{reportId}`,
      `PUT ${API}/ScheduledReport/execution/cancel/{executionId}`,
      `PUT ${API}/ScheduledReport/execution/revokeLinks/{executionId}`,
      `GET ${API}/ScheduledReport/callback/{reportId}`,
      `POST ${API}/ScheduledReport/callback/replay/{reportId}`,
      `POST ${API}/ScheduledReport/callback/test/{reportId}`,
      `PUT ${API}/ScheduledReport/callback/resume/{reportId}`,
      `GET ${API}/CallbackSecret`,
      `POST ${API}/CallbackSecret/rotate`,
      `GET ${API}/me`,
      'POST /{tenantId}/oauth2/token',
      'POST /{tenantId}/oauth2/v2.0/token',
      'POST /{tenantId}/oauth2/revoke',
      'GET /{tenantId}/.well-known/openid-configuration',
      'GET /{tenantId}/v2.0/.well-known/openid-configuration',
      'GET /{tenantId}/discovery/keys',
      'GET /files/{executionId}/{name}',
      'GET /files/{executionId}/manifest.json',
      'GET /files/manifest-key.json',
      'GET /health/live',
      'GET /health/ready',
      'GET /metrics',
      'GET /admin/partners',
      'GET /admin/partners/{tenantId}',
      'PUT /admin/partners/{tenantId}',
      'GET /admin/users',
      'GET /admin/users/{userId}',
      'PUT /admin/users/{userId}',
      'GET /admin/applications',
      'GET /admin/applications/{clientId}',
      'PUT /admin/applications/{clientId}',
      'POST /admin/applications/{clientId}/rotate-secret',
      'GET /admin/keys',
      'POST /admin/keys/rotate',
      'DELETE /admin/keys/{kid}',
      'POST /admin/executions/{executionId}/revoke-links',
      'GET /admin/audit',
      'GET /admin/audit/export',
      'GET /admin/queue',
      'GET /admin/workers',
      'GET /admin/throughput',
      'GET /admin/failures',
      'GET /admin/callback-receivers',
    ]);
  });

  test('is OpenAPI 3.1 of this version, with both ways to send a token', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Partner Insights', version: '1.2.3' },
      servers: [{ url: '/' }],
      security: [{ bearer: [] }, { ticket: [] }],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          ticket: { type: 'apiKey', in: 'header', name: 'X-AadUserTicket' },
        },
      },
    });
  });

  test('gives each operation a name, a tag, a summary and examples', () => {
    const tags = document.tags.map(({ name }: Json) => name);
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { operation } of operations()) {
      expect(operation.summary).toMatch(/^[A-Z]/);
      expect(tags).toContain(operation.tags[0]);
      const bodies = [operation.requestBody, ...Object.values<Json>(operation.responses)];
      for (const content of bodies.flatMap((body) => Object.values<Json>(body?.content ?? {}))) {
        expect(content.example ?? content.examples ?? content.schema.examples).toBeTruthy();
      }
    }
  });

  test('refers only to what it holds, and says nothing of how it is checked', () => {
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
    expect(text).not.toContain('x-required');
    expect(text).not.toContain('{program}"');
  });

  test('has examples that keep to their schemas', () => {
    for (const { path, method, operation } of operations()) {
      for (const [status, answer] of Object.entries<Json>(operation.responses)) {
        const content = answer.content?.['application/json'];
        if (!content) continue;
        const check = validator(answerSchema(path, method, Number(status)));
        const examples = Object.values<Json>(
          content.examples ?? { one: { value: content.example } },
        );
        for (const { value } of examples) {
          expect(check(value), `${path} ${status} ${JSON.stringify(check.errors)}`).toBe(true);
        }
      }
    }
  });

  test('says which parameters there are, in the spelling of the contract', () => {
    const { parameters } = document.paths[`${API}/ScheduledReport/execution/{reportId}`].get;
    expect(parameters.map(({ in: place, name }: Json) => `${place} ${name}`)).toEqual([
      ...['query executionId', 'query executionStatus', 'query getLatestExecution'],
      'path reportId',
    ]);
  });

  test('says what a body must hold', () => {
    const { schema } =
      document.paths[`${API}/ScheduledReport`].post.requestBody.content['application/json'];
    expect(schema.required).toEqual(['ReportName', 'QueryId']);
  });
});

test('real answers keep to the document', async () => {
  const { reportId } = await completedReport(world, 'a\n');
  const queryId = await createQueryAs(world);
  const exportQuery = encodeURIComponent('SELECT CustomerName FROM OfficeUsage');
  for (const [method, url, path] of [
    ['get', 'ScheduledDataset', 'ScheduledDataset'],
    ['get', 'ScheduledQueries', 'ScheduledQueries'],
    ['delete', `ScheduledQueries/${queryId}`, 'ScheduledQueries/{queryId}'],
    ['get', 'ScheduledReport', 'ScheduledReport'],
    ['get', `ScheduledReport/execution/${reportId}`, 'ScheduledReport/execution/{reportId}'],
    ['get', 'ScheduledReport/summary', 'ScheduledReport/summary'],
    ['get', `ScheduledReport/history/${reportId}`, 'ScheduledReport/history/{reportId}'],
    [
      'get',
      `ScheduledQueries/testQueryResult?exportQuery=${exportQuery}`,
      'ScheduledQueries/testQueryResult',
    ],
    ['delete', `ScheduledReport/${reportId}`, 'ScheduledReport/{reportId}'],
  ] as const) {
    const { body, status } = await world.call(method === 'get' ? 'GET' : 'DELETE', url);
    const check = validator(answerSchema(`${API}/${path}`, method, 200));
    expect(status).toBe(200);
    expect(check(body), `${url} ${JSON.stringify(check.errors)}`).toBe(true);
    expect(body.value.length).toBeGreaterThan(0);
  }
});

test('a real explanation keeps to the document', async () => {
  const address = 'ScheduledQueries/explain';
  const body = { Query: 'SELECT CustomerName FROM OfficeUsage' };
  const answer = await world.call('POST', address, { body });
  expect(answer.status).toBe(200);
  const check = validator(answerSchema(`${API}/${address}`, 'post', 200));
  expect(check(answer.body), JSON.stringify(check.errors)).toBe(true);
});

test.each([
  ['check', { Query: 'SELECT CustomerName FROM OfficeUsage' }],
  ['check', { Query: 'SELECT CustomerNam FROM OfficeUsage' }],
  ['complete', { Query: 'SELECT Cust FROM OfficeUsage', Position: 11 }],
])('what %s answers an editor keeps to the document', async (path, body) => {
  const address = `ScheduledQueries/${path}`;
  const answer = await world.call('POST', address, { body });
  expect(answer.body.value.length).toBeGreaterThan(0);
  const check = validator(answerSchema(`${API}/${address}`, 'post', 200));
  expect(check(answer.body), JSON.stringify(check.errors)).toBe(true);
});

test('real callbacks keep to the document', async () => {
  const body = {
    ...{ ReportName: 'Told', QueryId: await createQueryAs(world), ExecuteNow: true },
    CallbackUrl: 'https://receiver.example/in',
  };
  const { reportId } = (await world.call('POST', 'ScheduledReport', { body })).body.value[0];
  const id = '{reportId}';
  for (const [method, path] of [
    ['post', `ScheduledReport/callback/test/${id}`],
    ['get', `ScheduledReport/callback/${id}`],
    ['put', `ScheduledReport/callback/resume/${id}`],
    ['get', 'CallbackSecret'],
    ['post', 'CallbackSecret/rotate'],
  ] as const) {
    const verb = method.toUpperCase() as 'GET' | 'POST' | 'PUT';
    const answer = await world.call(verb, path.replace(id, reportId));
    const check = validator(answerSchema(`${API}/${path}`, method, 200));
    expect(check(answer.body), `${path} ${JSON.stringify(check.errors)}`).toBe(true);
    expect(answer.body.value.length).toBeGreaterThan(0);
  }
});

describe('the page', () => {
  test('stands at the address of the contract, where the bare address leads too', async () => {
    for (const path of ['/', `${API}/Swagger/`]) {
      const redirect = await world.app.inject(path);
      expect(redirect.statusCode).toBe(302);
      expect(redirect.headers.location).toBe(`${API}/swagger/index.html`);
    }
    const page = await world.app.inject(`${API}/swagger/index.html`);
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
  });

  test('loads nothing but files of this server, and no script of it is inline', async () => {
    const page = await world.app.inject(`${API}/swagger/index.html`);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(page.body).not.toMatch(/<script(?![^>]* src=)/);
    const addresses = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, url]) => url ?? '',
    );
    expect(addresses.length).toBeGreaterThan(4);
    for (const url of addresses) expect((await world.app.inject(url)).statusCode, url).toBe(200);
  });

  test('shows the document of its program first, and offers the others', async () => {
    const script = `${API}/swagger/index.html/static/swagger-initializer.js`;
    const { body } = await world.app.inject(script.replace('mpn', 'cmp'));
    expect(body).toContain(
      '"urls":[{"name":"cmp","url":"/insights/v1/cmp/swagger/v1/swagger.json"},{"name":"mpn"',
    );
    const cmp = await world.app.inject('/insights/v1/cmp/swagger/v1/swagger.json');
    expect(Object.keys(cmp.json().paths)[0]).toBe('/insights/v1/cmp/ScheduledDataset');
  });

  test('works beneath the path of a public address', async () => {
    await using other = await httpWorld({ config: { publicUrl: 'https://x.example/base/' } });
    const page = await other.app.inject(`${API}/swagger/index.html`);
    expect(page.body).toContain(`"/base${API}/swagger/index.html/static/swagger-ui.css"`);
    const { servers } = (await other.app.inject(`${API}/swagger/v1/swagger.json`)).json();
    expect(servers).toEqual([{ url: '/base' }]);
  });
});
