import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, refusal } from './support/api.ts';
import { isManyNodes } from './support/nodes/many-nodes.ts';
import { contosoTenant, people } from './support/people.ts';
import { type RawAnswer, rawRequest } from './support/raw-request.ts';
import { startReceiver } from './support/receiver.ts';
import { completedExecution, createQuery, createRunNow, secureLink } from './support/reports.ts';
import { type Answer, sendBytes } from './support/send-bytes.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';

/** What stands behind each line break that is sent: seen in front of a line, it got through. */
const MARK = 'x-injected';

const server = serveForFile(['--log-level', 'info'], {
  INSIGHTS_CALLBACKS_ALLOW_PRIVATE_NETWORKS: 'true',
});
let token: string;
let api: Api;
let reportId: string;
let file: Buffer;

beforeAll(async () => {
  token = await signIn(server().url, people.executive);
  api = createApi(server().url, token);
  const queryId = await createQuery(api, 'SELECT MPNId, PartnerName FROM Profile');
  reportId = String((await createRunNow(api, queryId)).reportId);
  const execution = await completedExecution(api, reportId);
  file = (await rawRequest(secureLink(execution))).bytes;
});

/** Asks for exactly this path, which begins at the root. */
const ask = (path: string, headers: Record<string, string> = {}): Promise<RawAnswer> =>
  rawRequest(server().url, { path, headers });

describe('a line break', () => {
  const raw = (head: string): Promise<Answer | null> =>
    // nginx takes who has ended the connection for gone, and answers nothing.
    sendBytes(server().url, Buffer.from(head), { halfClose: !isManyNodes });

  test.each([
    ['a bare LF', `X-A: b\n${MARK}: 1`],
    ['a bare CR', `X-A: b\r${MARK}: 1`],
    ['a NUL', 'X-A: b\0c'],
    ['a folded line', `X-A: b\r\n ${MARK}: 1`],
    ['a blank before the colon', `X-A : b\r\n${MARK} : 1`],
    ['no colon', `X-A\r\n${MARK}`],
  ])('or the like in a header is refused or ignored: %s', async (_, line) => {
    const answer = await raw(
      `GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${line}\r\n\r\n`,
    );
    expect([200, 400]).toContain(answer?.status);
    expect([...(answer?.headers.keys() ?? [])]).not.toContain(MARK);
    expect(answer?.body.toString()).not.toContain(MARK);
  });

  const broken = `a%0d%0a${MARK}:%201%0d%0a%0d%0a`;
  const paths = [
    `/${broken}`,
    `/insights/${broken}/mpn/ScheduledReport`,
    `/insights/v1/${broken}/ScheduledDataset`,
    `/insights/v1/mpn/ScheduledDataset?datasetName=${broken}`,
    `/insights/v1/mpn/ScheduledQueries/${broken}`,
    `/insights/v1/mpn/ScheduledReport/execution/${broken}?executionId=${broken}`,
    `/insights/v1/mpn/ScheduledQueries/testQueryResult?exportQuery=${broken}`,
    `/insights/v1/mpn/swagger/index.html/${broken}`,
    `/${broken}/oauth2/token`,
    `/${broken}/.well-known/openid-configuration`,
    `/files/${broken}/${broken}?se=${broken}&sig=${broken}`,
  ];

  test.each(paths)('in an address reaches no header: %s', async (path) => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await rawRequest(server().url, {
        ...{ path, method },
        headers: { Authorization: `Bearer ${token}`, traceparent: 'a', 'X-Request-Id': broken },
      });
      expect(answer.headers).not.toHaveProperty(MARK);
      expect(JSON.stringify(answer.headers)).not.toContain(MARK);
    }
  });

  test('in client-request-id does not come back in a header', async () => {
    for (const id of [broken, 'é', 'a\tb', '"<b>']) {
      const answer = await rawRequest(server().url, {
        ...{ path: `/${contosoTenant}/oauth2/token`, method: 'POST', body: 'grant_type=x' },
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'client-request-id': Buffer.from(id).toString('latin1'),
          'return-client-request-id': 'true',
        },
      });
      expect([400, 401]).toContain(answer.status);
      expect(answer.headers).not.toHaveProperty(MARK);
      expect(Object.hasOwn(answer.headers, 'x-correlation-id')).toBe(true);
    }
  });

  test('in a callback address reaches no header of the callback', async () => {
    const receiver = await startReceiver();
    const CallbackUrl = `${receiver.url}/a\r\n${MARK}: 1`;
    const queryId = await createQuery(api, 'SELECT MPNId FROM Profile');
    const body = { ReportName: 'a', QueryId: queryId, ExecuteNow: true, CallbackUrl };
    const answer = await api.post('ScheduledReport', body);
    await receiver.goDown();
    expect(refusal(answer, 400)).toContain('CallbackUrl');
    expect(receiver.received).toEqual([]);
  });

  test('in whatever was sent is none in the log: each line is one record', async () => {
    for (const path of paths) await ask(path, { Authorization: `Bearer ${token}` });
    const lines = server().log().split('\n').slice(0, -1);
    expect(lines.length).toBeGreaterThan(paths.length);
    for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();
    expect(lines.filter((line) => line.trim().toLowerCase().startsWith(MARK))).toEqual([]);
    expect(server().log()).not.toContain(token);
  });
});

describe('the name of a report', () => {
  const rename = (ReportName: string) => api.put(`ScheduledReport/${reportId}`, { ReportName });

  test.each([`a\r\n${MARK}: 1`, 'a\nb', 'a\0b', 'a\u001b[31mb', 'a\u0085b', 'a\u007fb', '\ud800'])(
    'is refused with control characters or broken Unicode: %j',
    async (name) => {
      expect(refusal(await rename(name), 400)).toMatch(/ReportName|U\+0000/);
    },
  );

  test.each([
    ...[
      'a"; filename="evil.html',
      "a'b",
      'a\\"b',
      'a;b=c',
      'a,b',
      '%0d%0aX: 1',
      '%22',
      'a%',
      '...',
    ],
    ...[
      '../../etc/passwd',
      '..\\..\\a',
      'C:\\a',
      '/a',
      '.htaccess',
      'a\u2028b',
      'a\u202egpj.exe',
      'é',
      '日本語',
    ],
    ...[
      "UTF-8''evil",
      '=?utf-8?q?evil?=',
      '<b>a</b>',
      'a\u200bb',
      '😀'.repeat(60),
      'a'.repeat(256),
    ],
  ])('stands safely in Content-Disposition: %j', async (name) => {
    expect((await rename(name)).statusCode).toBe(200);
    const fresh = new URL(secureLink(await completedExecution(api, reportId)));
    const { status, headers, bytes } = await rawRequest(fresh.href);
    expect(status).toBe(200);
    expect(bytes).toEqual(file);
    const { plain, encoded } = readDisposition(headers['content-disposition'] ?? '');
    for (const said of [plain, encoded ?? plain]) {
      expect(said).toMatch(/\.csv$/);
      expect(said).not.toMatch(/[\\/:*<>|"]|\p{C}|^\./u);
      expect(said.length).toBeLessThan(200);
    }
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  /** The two spellings of the name, read as strictly as RFC 6266 writes them. */
  function readDisposition(header: string): { plain: string; encoded: string | undefined } {
    const quoted = '"(?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\\x20-\\x7e])*"';
    const token = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    const extended = "UTF-8''((?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-Fa-f]{2})+)";
    const whole = `^attachment; filename=(${quoted}|${token})(?:; filename\\*=${extended})?$`;
    const [, plain = '', encoded] = new RegExp(whole).exec(header) ?? [];
    expect(plain, header).not.toBe('');
    return {
      plain: plain.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1'),
      encoded: encoded === undefined ? undefined : decodeURIComponent(encoded),
    };
  }
});

test.each([
  '//evil.example',
  '//evil.example/%2e%2e',
  '/\\evil.example',
  '/%09/evil.example',
  '/insights/v1/mpn/swagger//evil.example/..',
  '/insights/v1/mpn/swagger?next=//evil.example',
  '/insights/v1/mpn/swagger/index.html//evil.example/%2e%2e',
  `/insights/v1/mpn/swagger?%0d%0a${MARK}:1`,
  '/?//evil.example',
])('no address leads to another site: %s', async (path) => {
  const { headers } = await ask(path, { Host: 'evil.example' });
  expect(headers.location ?? '/insights/').toMatch(/^\/(insights|console)\//);
  expect(headers).not.toHaveProperty(MARK);
});
