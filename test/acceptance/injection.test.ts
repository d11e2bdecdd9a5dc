import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, onlyItem, readEnvelope, refusal } from './support/api.ts';
import { contosoTenant, people } from './support/people.ts';
import { type RawAnswer, rawRequest } from './support/raw-request.ts';
import { startReceiver } from './support/receiver.ts';
import { completedExecution, createQuery, createRunNow, secureLink } from './support/reports.ts';
import { type Answer, sendBytes } from './support/send-bytes.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';
import { clockOf } from './support/virtual-clock.ts';

/** What stands behind each line break that is sent: seen in front of a line, it got through. */
const MARK = 'x-injected';

const server = serveForFile(['--clock', 'virtual', '--log-level', 'info'], {
  INSIGHTS_CALLBACKS_ALLOW_PRIVATE_NETWORKS: 'true',
});
let token: string;
let api: Api;
let reportId: string;
let executionId: string;
let link: URL;
let other: URL;
let file: Buffer;

beforeAll(async () => {
  token = await signIn(server().url, people.executive);
  api = createApi(server().url, token);
  const queryId = await createQuery(api, 'SELECT MPNId, PartnerName FROM Profile');
  const [first, second] = [await createRunNow(api, queryId), await createRunNow(api, queryId)];
  reportId = String(first.reportId);
  const execution = await completedExecution(api, reportId);
  executionId = String(execution.executionId);
  link = new URL(secureLink(execution));
  other = new URL(secureLink(await completedExecution(api, second.reportId)));
  file = (await rawRequest(link.href)).bytes;
  expect(gunzipSync(file).toString()).toMatch(/^MPNId,PartnerName/);
});

/** Asks for exactly this path, which begins at the root. */
const ask = (path: string, headers: Record<string, string> = {}): Promise<RawAnswer> =>
  rawRequest(server().url, { path, headers });

function envelopeOf({ status, headers, bytes }: RawAnswer) {
  const type = new Headers({ 'content-type': headers['content-type'] ?? '' });
  return readEnvelope(status, type, bytes.toString());
}

const partOf = (name: 'se' | 'sig'): string => link.searchParams.get(name) ?? '';

/** The path and query of the link with some of its parts replaced. */
const altered = (parts: { id?: string; name?: string; se?: string; sig?: string }): string => {
  const { id = executionId, name = 'now.csv', se = partOf('se'), sig = partOf('sig') } = parts;
  return `/files/${id}/${name}?se=${se}&sig=${sig}`;
};

/** The text with the first character that `wanted` finds replaced by another of the same kind. */
function withAnother(text: string, wanted: RegExp, by: readonly [string, string]): string {
  const at = text.search(wanted);
  if (at === -1) return `${text}${by[0]}`;
  return text.slice(0, at) + (text[at] === by[0] ? by[1] : by[0]) + text.slice(at + 1);
}

describe('a download link', () => {
  test('opens its file as it was given', async () => {
    const answer = await ask(altered({}));
    expect(answer.status).toBe(200);
    expect(answer.bytes).toEqual(file);
  });

  test.each<[string, () => Parameters<typeof altered>[0]]>([
    ['id with another digit', () => ({ id: withAnother(executionId, /\d/, ['1', '2']) })],
    ['id with another letter', () => ({ id: withAnother(executionId, /[a-f]/, ['a', 'b']) })],
    ['id without hyphens', () => ({ id: executionId.replaceAll('-', '') })],
    ['id with an escaped NUL', () => ({ id: `${executionId}%00` })],
    ['id encoded twice', () => ({ id: executionId.replaceAll('-', '%252d') })],
    ['id with a quote', () => ({ id: `${executionId}'--` })],
    ['longer id', () => ({ id: `${executionId}0` })],
    ['first digit of the expiry', () => ({ se: withAnother(partOf('se'), /^\d/, ['1', '2']) })],
    ['last digit of the expiry', () => ({ se: withAnother(partOf('se'), /\d$/, ['1', '2']) })],
    ['expiry with a plus', () => ({ se: `%2B${partOf('se')}` })],
    ['expiry with a blank', () => ({ se: `${partOf('se')}%20` })],
    ['expiry with a fraction', () => ({ se: `${partOf('se')}.0` })],
    ['expiry with a zero in front', () => ({ se: `0${partOf('se')}` })],
    ['expiry with an exponent', () => ({ se: `${partOf('se')}e0` })],
    ['expiry in hex', () => ({ se: `0x${Number(partOf('se')).toString(16)}` })],
    ['expiry in full-width digits', () => ({ se: encodeURIComponent('１７７２５１０４０９') })],
    ['expiry encoded twice', () => ({ se: partOf('se').replace(/^\d/, '%253$&') })],
    ['endless expiry', () => ({ se: 'Infinity' })],
    ['negative expiry', () => ({ se: `-${partOf('se')}` })],
    ['expiry twice, the second later', () => ({ se: `${partOf('se')}&se=99999999999` })],
    ['no expiry', () => ({ se: '' })],
    ['capital of the signature', () => ({ sig: withAnother(partOf('sig'), /[A-Z]/, ['A', 'B']) })],
    ['letter of the signature', () => ({ sig: withAnother(partOf('sig'), /[a-z]/, ['a', 'b']) })],
    ['digit of the signature', () => ({ sig: withAnother(partOf('sig'), /\d/, ['0', '1']) })],
    ['sign of the signature', () => ({ sig: withAnother(partOf('sig'), /[-_]/, ['-', '_']) })],
    ['last of the signature', () => ({ sig: withAnother(partOf('sig'), /.$/, ['A', 'B']) })],
    ['case of the signature', () => ({ sig: partOf('sig').toLowerCase() })],
    ['padded signature', () => ({ sig: `${partOf('sig')}%3D` })],
    ['cut signature', () => ({ sig: partOf('sig').slice(0, -1) })],
    ['signature with a blank', () => ({ sig: `${partOf('sig')}%20` })],
    ['signature with a NUL', () => ({ sig: `${partOf('sig')}%00` })],
    ['signature twice', () => ({ sig: `${partOf('sig')}&sig=` })],
    ['no signature', () => ({ sig: '' })],
    ["another execution's id", () => ({ id: other.pathname.split('/')[2] ?? '' })],
    ["another execution's signature", () => ({ sig: other.searchParams.get('sig') ?? '' })],
    ['expiry that has passed', () => ({ se: '1000000000' })],
  ])('with an altered part opens nothing: %s', async (_, parts) => {
    const answer = await ask(altered(parts()));
    expect([400, 403, 404]).toContain(answer.status);
    expect(refusal(envelopeOf(answer), answer.status)).not.toBe('');
  });

  test.each([
    'another.csv',
    '..',
    '..%2f..%2f..%2finsights.db',
    '..%5c..%5cinsights.db',
    '%2e%2e%2fdata',
    '%252e%252e%252finsights.db',
    '%2fetc%2fpasswd',
    `a.csv%0d%0a${MARK}:%201`,
    '%22;filename=evil.html',
    '%00.csv',
  ])('opens no other file by the name %s, and none of it comes back in a header', async (name) => {
    const answer = await ask(altered({ name }));
    expect(answer.headers).not.toHaveProperty(MARK);
    expect(JSON.stringify(answer.headers)).not.toMatch(/evil|passwd|insights\.db|another/);
    if (answer.status === 200) expect(answer.bytes).toEqual(file);
    else expect(refusal(envelopeOf(answer), answer.status)).not.toBe('');
  });

  test.each([
    '/files/..%2finsights.db/now.csv',
    '/files/../insights.db',
    '/files/%2e%2e/insights.db',
    '/files/./../../package.json',
    '/files//etc/passwd',
    '/files/%252e%252e%252finsights.db/a',
    '/insights/v1/mpn/swagger/index.html/static/..%2f..%2f..%2fpackage.json',
    '/insights/v1/mpn/swagger/index.html/static/%2e%2e/%2e%2e/package.json',
    '/insights/v1/mpn/swagger/index.html/static/..%5c..%5cpackage.json',
    '/insights/v1/mpn/swagger/index.html/static/%252e%252e/package.json',
    '/insights/v1/mpn/swagger/index.html/static/%00',
  ])('is the only way to a file: %s is none', async (path) => {
    const answer = await ask(`${path}${link.search}`);
    expect([400, 403, 404]).toContain(answer.status);
    expect(refusal(envelopeOf(answer), answer.status)).not.toBe('');
  });

  test('is asked for, and given, under no Host that is none', async () => {
    const path = `/insights/v1/mpn/ScheduledReport/execution/${reportId}`;
    const authorization = { Authorization: `Bearer ${token}` };
    for (const Host of ['evil.example/a?', 'a b', 'user@evil.example', '"', '<b>', 'a:b', '\\']) {
      const answer = await ask(path, { ...authorization, Host });
      expect(refusal(envelopeOf(answer), 400)).toMatch(/Host/);
    }
    const forwarded = { 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example' };
    const answer = await ask(path, { ...authorization, ...forwarded });
    expect(String(onlyItem(envelopeOf(answer)).reportAccessSecureLink)).toMatch(server().url);
  });

  test('opens the same file whatever the Host says', async () => {
    const answer = await ask(altered({}), { Host: 'evil.example' });
    expect(answer.status).toBe(200);
    expect(answer.bytes).toEqual(file);
    expect(JSON.stringify(answer.headers)).not.toContain('evil');
  });
});

describe('a range', () => {
  const many = Array.from({ length: 1000 }, (_, at) => `${at}-${at}`).join(',');
  const everything = `bytes=${'0-,'.repeat(2000)}0-`;

  test.each([
    ...[`bytes=${many}`, everything, 'bytes=0-0,-1', 'bytes=0-10,5-15', 'bytes=5-2', 'bytes=-0'],
    ...['bytes=--5', 'bytes=-', 'bytes=', 'bytes', 'bytes=a-b', 'bytes=0-99999999999999999999'],
    ...[`bytes=-${'9'.repeat(400)}`, `bytes=${'9'.repeat(400)}-`, 'bytes=1e1-', 'bytes=0x1-0x5'],
    ...['lines=0-1', 'bytes=0-5junk', 'bytes=0-;q=1', 'BYTES=0-1', 'bytes=1-1 ', 'bytes=-1.5'],
    ...[
      `${'bytes=0-1,'.repeat(500)}`,
      'bytes = 0-1',
      'bytes=0-1;bytes=2-3',
      'bytes=18446744073709551616-',
    ],
  ])('of %s gets no more than the file, and no other bytes', async (Range) => {
    for (const encoding of ['gzip', 'identity']) {
      const whole = encoding === 'gzip' ? file : gunzipSync(file);
      const { status, headers, bytes } = await ask(altered({}), {
        Range,
        'Accept-Encoding': encoding,
      });
      if (status === 416) expect(headers['content-range']).toBe(`bytes */${whole.length}`);
      else if (status === 206) {
        const [, from, to] = /^bytes (\d+)-(\d+)\//.exec(headers['content-range'] ?? '') ?? [];
        expect(bytes).toEqual(whole.subarray(Number(from), Number(to) + 1));
        expect(bytes.length).toBeGreaterThan(0);
      } else {
        expect(status).toBe(200);
        expect(bytes).toEqual(whole);
      }
    }
  });
});

describe('a line break', () => {
  const raw = (head: string): Promise<Answer | null> =>
    sendBytes(server().url, Buffer.from(head), { halfClose: true });

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
  expect(headers.location ?? '/insights/').toMatch(/^\/insights\//);
  expect(headers).not.toHaveProperty(MARK);
});

/** The last: the clock does not go back. */
test('an expired link opens nothing', async () => {
  const { now } = await clockOf(server().url).read();
  const seconds = Number(partOf('se')) - Date.parse(now) / 1000;
  await clockOf(server().url).advance({ seconds: Math.ceil(seconds) + 1 });
  const answer = await ask(altered({}));
  expect(refusal(envelopeOf(answer), 403)).toMatch(/link/i);
});
