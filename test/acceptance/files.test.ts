import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, type Item, readEnvelope } from './support/api.ts';
import { people } from './support/people.ts';
import { type RawAnswer, rawRequest } from './support/raw-request.ts';
import {
  completedExecution,
  createQuery,
  createRunNow,
  parseRows,
  secureLink,
} from './support/reports.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';

const server = serveForFile();
const query =
  'SELECT CustomerName, CustomerTenantName, Month, AvailableSeats, BilledRevenueUSD FROM CustomersAndTenants TIMESPAN LAST_6_MONTHS';
let api: Api;
let link: string;
let plain: Buffer;
let packed: Buffer;

beforeAll(async () => {
  api = createApi(server().url, await signIn(server().url, people.executive));
  link = await linkOf(query);
  packed = (await rawRequest(link)).bytes;
  plain = gunzipSync(packed);
});

async function linkOf(text: string, more: Item = {}): Promise<string> {
  const { reportId } = await createRunNow(api, await createQuery(api, text), more);
  return secureLink(await completedExecution(api, reportId));
}

const accepting = (encoding: string): Promise<RawAnswer> =>
  rawRequest(link, { headers: { 'Accept-Encoding': encoding } });

const headersOf = ({ headers }: RawAnswer): Headers =>
  new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)]));

describe('the secure link', () => {
  test('needs no token and is decoded by an ordinary client', async () => {
    const response = await fetch(link);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.text()).toBe(plain.toString());
  });

  test('serves gzip when nothing is said about encodings', async () => {
    const { status, headers, bytes } = await rawRequest(link);
    expect(status).toBe(200);
    expect(headers['content-encoding']).toBe('gzip');
    expect(headers['content-length']).toBe(String(bytes.length));
    expect([...bytes.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
  });

  test.each(['gzip', 'gzip, deflate, br', '*', 'identity;q=0.5, gzip'])(
    'serves gzip to Accept-Encoding %s',
    async (encoding) => {
      const { headers, bytes } = await accepting(encoding);
      expect(headers['content-encoding']).toBe('gzip');
      expect(bytes).toEqual(packed);
    },
  );

  test.each(['identity', 'gzip;q=0', 'br, gzip;q=0', 'gzip;q=0, identity', 'deflate'])(
    'serves the plain file to Accept-Encoding %s',
    async (encoding) => {
      const { status, headers, bytes } = await accepting(encoding);
      expect(status).toBe(200);
      expect(headers['content-encoding'] ?? 'identity').toBe('identity');
      expect(bytes).toEqual(plain);
    },
  );

  test('says the type, the name and that it varies by encoding', async () => {
    const { headers } = await rawRequest(link);
    expect(headers['content-type']).toMatch(/^text\/csv\b/);
    expect(headers['content-disposition']).toMatch(/^attachment;.*filename\*?=.*\.csv/);
    expect(headers.vary).toMatch(/accept-encoding/i);
  });

  test('answers HEAD like GET, without the bytes', async () => {
    const { status, headers, bytes } = await rawRequest(link, { method: 'HEAD' });
    const got = await rawRequest(link);
    expect(status).toBe(200);
    expect(bytes).toHaveLength(0);
    for (const name of ['content-length', 'content-encoding', 'content-type', 'etag']) {
      expect(headers[name]).toBe(got.headers[name]);
    }
  });

  test('has an ETag that saves a second download', async () => {
    const { headers } = await rawRequest(link);
    expect(headers.etag).toMatch(/^(W\/)?"[^"]+"$/);
    const again = await rawRequest(link, { headers: { 'If-None-Match': String(headers.etag) } });
    expect(again.status).toBe(304);
    expect(again.bytes).toHaveLength(0);
    const other = await rawRequest(link, { headers: { 'If-None-Match': '"other"' } });
    expect(other.status).toBe(200);
    const identity = await accepting('identity');
    expect(identity.headers.etag).not.toBe(headers.etag);
  });
});

describe('a range', () => {
  const range = (wanted: string, headers: Record<string, string> = {}) =>
    rawRequest(link, { headers: { Range: wanted, ...headers } });

  test.each([
    ['bytes=0-99', 0, 100],
    ['bytes=100-', 100, undefined],
    ['bytes=-50', -50, undefined],
    ['bytes=10-10', 10, 11],
  ])('%s is of the gzip bytes', async (wanted, from, to) => {
    const { status, headers, bytes } = await range(wanted);
    expect(status).toBe(206);
    expect(bytes).toEqual(packed.subarray(from, to));
    expect(headers['content-encoding']).toBe('gzip');
    const first = from < 0 ? packed.length + from : from;
    expect(headers['content-range']).toBe(
      `bytes ${first}-${first + bytes.length - 1}/${packed.length}`,
    );
  });

  test('continues a download that broke off', async () => {
    const half = Math.floor(packed.length / 2);
    const { headers } = await rawRequest(link);
    const rest = await range(`bytes=${half}-`, { 'If-Range': String(headers.etag) });
    expect(rest.status).toBe(206);
    expect(gunzipSync(Buffer.concat([packed.subarray(0, half), rest.bytes]))).toEqual(plain);
  });

  test('of another version is answered by the whole file', async () => {
    const { status, bytes } = await range('bytes=100-', { 'If-Range': '"other"' });
    expect(status).toBe(200);
    expect(bytes).toEqual(packed);
  });

  test('beyond the end is a 416 that says the length', async () => {
    const { status, headers } = await range(`bytes=${packed.length}-`);
    expect(status).toBe(416);
    expect(headers['content-range']).toBe(`bytes */${packed.length}`);
  });
});

describe('a link is refused with 403', () => {
  const refused = async (url: string): Promise<void> => {
    const answer = await rawRequest(url);
    expect(answer.status).toBe(403);
    const text = answer.bytes.toString();
    expect(readEnvelope(answer.status, headersOf(answer), text).message).toMatch(/link/i);
  };

  test('when any part of it was altered', async () => {
    const { searchParams } = new URL(link);
    expect(searchParams.size).toBeGreaterThan(1);
    for (const [name, value] of searchParams) {
      const altered = new URL(link);
      const last = value.at(-1) ?? '';
      altered.searchParams.set(name, value.slice(0, -1) + (last === '1' ? '2' : '1'));
      await refused(altered.href);
      const without = new URL(link);
      without.searchParams.delete(name);
      await refused(without.href);
    }
  });

  test('when its expiry was moved', async () => {
    const moved = [...new URL(link).searchParams].filter(([, value]) => /^\d{10,}$/.test(value));
    expect(moved).toHaveLength(1);
    for (const [name, value] of moved) {
      const altered = new URL(link);
      altered.searchParams.set(name, String(Number(value) + 3600));
      await refused(altered.href);
      altered.searchParams.set(name, '1');
      await refused(altered.href);
    }
  });

  test("when its signature is another execution's", async () => {
    const other = await linkOf('SELECT MPNId FROM Profile');
    const mixed = new URL(other);
    mixed.search = new URL(link).search;
    await refused(mixed.href);
  });
});

describe('the file', () => {
  test('is CSV with a header, dates and exact decimals', async () => {
    const [header, ...lines] = plain.toString().split(/\r?\n/);
    expect(header).toBe('CustomerName,CustomerTenantName,Month,AvailableSeats,BilledRevenueUSD');
    expect(lines.length).toBeGreaterThan(100);
    const rows = parseRows(plain.toString());
    for (const row of rows) {
      expect(row.Month).toMatch(/^\d{4}-\d\d-01$/);
      expect(row.AvailableSeats).toMatch(/^(-?\d+)?$/);
      expect(row.BilledRevenueUSD).toMatch(/^(-?\d+\.\d\d)?$/);
    }
  });

  test('keeps awkward names whole: quotes, commas, tabs, line breaks, other scripts', async () => {
    const url = await linkOf(
      'SELECT DISTINCT CustomerName FROM CustomersAndTenants TIMESPAN LIFETIME',
    );
    const text = await (await fetch(url)).text();
    const names = parseRows(text).map((row) => row.CustomerName);
    const listed = await api.tryQuery(
      'SELECT DISTINCT CustomerName FROM CustomersAndTenants TIMESPAN LIFETIME',
    );
    for (const { CustomerName } of listed.value) expect(names).toContain(CustomerName ?? '');
    for (const awkward of [/"/, /,/, /\n/, /[^\p{Script=Latin}\p{Script=Common}]/u]) {
      expect(names.filter((name) => awkward.test(name ?? ''))).not.toEqual([]);
    }
  });

  test('is TSV when asked', async () => {
    const url = await linkOf(query, { Format: 'tsv' });
    const { headers } = await rawRequest(url);
    expect(headers['content-type']).toMatch(/^text\/tab-separated-values\b/);
    expect(headers['content-disposition']).toMatch(/\.tsv/);
    const text = await (await fetch(url)).text();
    const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(parseRows(text, '\t'))).toEqual(sorted(parseRows(plain.toString())));
  });

  test('has its header also without rows', async () => {
    const url = await linkOf("SELECT MPNId, PartnerName FROM Profile WHERE MPNId = 'none'");
    expect((await (await fetch(url)).text()).trimEnd()).toBe('MPNId,PartnerName');
  });
});
