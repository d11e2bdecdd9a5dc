import { createBrowserClient } from '@partner-insights/client/browser';
import { expect, test } from 'vitest';
import { type ClientCall, httpCallOf } from './http-call.ts';
import { codeSamplesOf } from './samples.ts';
import { exampleCalls } from './testing/example-calls.ts';
import { tokenSample } from './token-sample.ts';

const service = { apiUrl: 'https://insights.example/below/', program: 'mpn' };
const api = 'https://insights.example/below/insights/v1/mpn';
const signIn = { tenantId: 'tenant-1', userName: "o'hara@contoso.example" };

const calls = Object.entries(exampleCalls) as [ClientCall['method'], ClientCall['args']][];

test('every method of the client has an example in testing/example-calls.ts', () => {
  const tokens = { get: async () => '', replace: async () => '' };
  const client = createBrowserClient({ apiUrl: service.apiUrl, tokens });
  expect(Object.keys(exampleCalls).sort()).toEqual(Object.keys(client).sort());
});

test.each(calls)('%s is shown in every language', async (method, args) => {
  const samples = await codeSamplesOf(service, signIn, { method, args });
  const base = method.startsWith('admin') ? 'https://insights.example/below/admin' : api;
  expect(samples.curl).toContain(`'${base}/`);
  expect(samples.typescript).toContain(`client.${method}(`);
  expect(samples.python).toContain(`"${base}/`);
});

const exampleOf = (method: ClientCall['method']): ClientCall => ({
  method,
  args: exampleCalls[method],
});

test('the request is the one that the client makes', async () => {
  expect(await httpCallOf(service, exampleOf('deleteQuery'))).toEqual({
    ...{ verb: 'DELETE', url: `${api}/ScheduledQueries/1%202%2F3`, query: [] },
  });
  expect(await httpCallOf(service, exampleOf('testQuery'))).toMatchObject({
    query: [['exportQuery', "SELECT Month FROM OfficeUsage WHERE City LIKE '%a+b & c%'"]],
  });
  expect(await httpCallOf(service, exampleOf('createQuery'))).toMatchObject({
    verb: 'POST',
    body: { Name: "Bob's", Query: 'SELECT Month\nFROM OfficeUsage' },
  });
});

test('curl reads a body from a document, and values of the query as they are', async () => {
  const { curl } = await codeSamplesOf(service, signIn, exampleOf('createQuery'));
  expect(curl).toBe(
    [
      `curl -sS -X POST '${api}/ScheduledQueries' \\`,
      '  -H "Authorization: Bearer $TOKEN" \\',
      "  -H 'Content-Type: application/json' \\",
      "  --data @- <<'JSON'",
      '{',
      `  "Name": "Bob's",`,
      '  "Query": "SELECT Month\\nFROM OfficeUsage"',
      '}',
      'JSON',
    ].join('\n'),
  );
  const { curl: search } = await codeSamplesOf(service, signIn, exampleOf('queries'));
  expect(search).toContain(`curl -sS --get '${api}/ScheduledQueries'`);
  expect(search).toContain(`--data-urlencode 'queryName=Bob'\\''s'`);
});

test('TypeScript signs in as the reader, or takes a token where another issuer does', async () => {
  const { typescript } = await codeSamplesOf(service, signIn, exampleOf('updateReport'));
  expect(typescript).toContain("userName: 'o\\'hara@contoso.example',");
  expect(typescript).toContain("await client.updateReport('r', { recurrenceCount: null })");
  const other = { tenantId: null, userName: null };
  const { typescript: withToken } = await codeSamplesOf(service, other, exampleOf('explain'));
  expect(withToken).toContain("createBrowserClient } from '@partner-insights/client/browser'");
  expect(withToken).toContain("startTime: new Date('1970-01-01T00:00:00.000Z')");
});

test('Python sends the body as it is', async () => {
  const { python } = await codeSamplesOf(service, signIn, exampleOf('updateReport'));
  expect(python).toContain('requests.put(');
  expect(python).toContain('json={"RecurrenceCount": None}');
});

test('no sample holds a token or a secret', () => {
  expect(tokenSample(service.apiUrl, signIn)).toContain('"password=$INSIGHTS_PASSWORD"');
  expect(tokenSample(service.apiUrl, signIn)).toContain(`'username=o'\\''hara@contoso.example'`);
  const application = tokenSample(service.apiUrl, { ...signIn, userName: null });
  expect(application).toContain('grant_type=client_credentials');
  expect(tokenSample(service.apiUrl, { tenantId: null, userName: null })).toBe("export TOKEN='…'");
});
