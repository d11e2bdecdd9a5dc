import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findAuditEvents, insertAuditEvents } from '../../store/audit-events.ts';
import type { AuditEventRow, Schema } from '../../store/schema.ts';
import { type AccessWorld, accessWorld, FABRIKAM, OPERATOR } from '../testing/access-world.ts';
import { TENANT } from '../testing/http-world.ts';

let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld();
  await insertAuditEvents(world.store.db, events);
});
afterAll(() => world[Symbol.asyncDispose]());

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const eventRow = (number: number, change: Partial<AuditEventRow> = {}): AuditEventRow => ({
  event_id: idOf(number),
  // Two share each instant, so that the order needs the id too.
  event_time: new Date(Date.UTC(2025, 0, 1, 0, Math.floor(number / 2))).toISOString(),
  action: 'report.create',
  outcome: 'succeeded',
  actor_id: 'ada',
  actor_name: 'ada@contoso.example',
  tenant_id: TENANT,
  target: `report ${number}`,
  address: '203.0.113.9',
  correlation_id: null,
  detail: '{"name":"Seats"}',
  kept_until_time: '2099-01-01T00:00:00.000Z',
  ...change,
});

const events = [
  ...Array.from({ length: 6 }, (_, number) => eventRow(number)),
  eventRow(6, { action: 'link.refuse', outcome: 'refused', actor_id: null, tenant_id: FABRIKAM }),
  eventRow(7, { action: 'user.change', actor_id: OPERATOR }),
];
/** What is recorded while the tests run lies later. */
const TO = 'to=2025-12-31';

const get = (url: string) => world.as('operator', { method: 'GET', url });
const read = async (query: string) => (await get(`/admin/audit?${query}`)).body;
const numbers = (value: { eventId: string }[]) =>
  value.map(({ eventId }) => Number(eventId.slice(-12)));

describe('pages', () => {
  test('hold everything that is recorded of an event', async () => {
    const { value, ...envelope } = await read(`${TO}&limit=1000`);
    expect(envelope).toEqual({
      ...{ nextLink: null, totalCount: 8, statusCode: 200, dataRedacted: false },
      message: 'Audit events fetched successfully',
    });
    expect(numbers(value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(value[0]).toEqual({
      ...{ eventId: idOf(0), eventTime: '2025-01-01T00:00:00.000Z', action: 'report.create' },
      ...{ outcome: 'succeeded', actorId: 'ada', actorName: 'ada@contoso.example' },
      ...{ tenantId: TENANT, target: 'report 0', address: '203.0.113.9', correlationId: null },
      detail: { name: 'Seats' },
    });
  });

  test('follow each other by nextLink, and end with null', async () => {
    const found: number[] = [];
    let url: string | null = `/admin/audit?Action=REPORT.CREATE&${TO}&LIMIT=4`;
    let pages = 0;
    while (url) {
      const { body } = await get(url);
      found.push(...numbers(body.value));
      pages++;
      const next: string | null = body.nextLink;
      if (next) expect(next.startsWith(`${world.base}/admin/audit?`), next).toBe(true);
      url = next?.slice(world.base.length) ?? null;
    }
    expect([found, pages]).toEqual([[0, 1, 2, 3, 4, 5], 2]);
  });

  test('begin after any event that somebody has', async () => {
    const after = `2025-01-01T00:01:00.000Z_${idOf(2)}`;
    expect(numbers((await read(`${TO}&after=${after}`)).value)).toEqual([3, 4, 5, 6, 7]);
    const gone = `2025-01-01T00:01:00.000Z_${idOf(999)}`;
    expect(numbers((await read(`${TO}&after=${gone}`)).value)).toEqual([4, 5, 6, 7]);
  });

  test.each([
    [`${TO}&from=2025-01-01T00:02:00Z`, [4, 5, 6, 7]],
    ['from=2025-01-01T00:01:00Z&to=2025-01-01 00:02:00', [2, 3]],
    [`${TO}&action=link.refuse;%20user.change`, [6, 7]],
    [`${TO}&outcome=Refused`, [6]],
    [`${TO}&tenantId=${FABRIKAM.toUpperCase()}`, [6]],
    [`${TO}&actorId=${OPERATOR}`, [7]],
    [`${TO}&actor=ada@contoso.example&limit=2`, [0, 1]],
    [`${TO}&actor=nobody-of-this-name`, []],
    [`${TO}&target=report 3`, [3]],
    [`${TO}&action=&target=&outcome=refused`, [6]],
  ])('are filtered by %s', async (query, expected) => {
    expect(numbers((await read(query)).value)).toEqual(expected);
  });

  test.each([
    ['limit=0', 'limit must be a whole number from 1 to 1000; it is 0.'],
    ['limit=1001', 'limit must be a whole number from 1 to 1000; it is 1001.'],
    ['limit=1.5', 'limit must be a whole number from 1 to 1000; it is 1.5.'],
    ['from=yesterday', /^from must be a UTC time such as .*; it is "yesterday"\.$/],
    ['to=2025-02-30', /^to must be a UTC time/],
    ['from=2025-02-02&to=2025-02-01', /^from \(.*\) must be before to/],
    ['action=steal', /^There is no action steal; there are token\.issue, /],
    ['outcome=well', 'outcome must be succeeded, refused, failed; it is "well".'],
    ['tenantId=contoso', 'tenantId must be a UUID; it is "contoso".'],
    ['after=1', /^after must be the eventTime and eventId of the last event read/],
    ['who=ada', /^There is no who here; there are from, to, action/],
  ])('%s is refused with the reason', async (query, message) => {
    for (const path of ['audit', 'audit/export']) {
      if (path === 'audit/export' && /^(limit|after)/.test(query)) continue;
      const { status, body } = await get(`/admin/${path}?${query}`);
      expect(status).toBe(400);
      expect(body.message).toEqual(
        typeof message === 'string' ? message : expect.stringMatching(message),
      );
    }
  });
});

describe('the export', () => {
  test('has a line for each event', async () => {
    const { status, headers, body } = await get(`/admin/audit/export?${TO}&outcome=succeeded`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      ...{ 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' },
    });
    const lines = String(body)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(numbers(lines)).toEqual([0, 1, 2, 3, 4, 5, 7]);
    expect(lines[0]).toEqual((await read(`${TO}&limit=1`)).value[0]);
  });

  test('is empty when there is nothing', async () => {
    const { status, body } = await get('/admin/audit/export?to=2024-01-01');
    expect([status, body]).toEqual([200, '']);
  });

  test('is not read for a HEAD', async () => {
    expect(
      (await world.as('operator', { method: 'HEAD', url: '/admin/audit/export' })).status,
    ).toBe(405);
  });

  test('reads no further than the client does, and stops when it goes away', async () => {
    await using other = await accessWorld();
    const detail = JSON.stringify({ text: 'x'.repeat(2000) });
    const rows = Array.from({ length: 30_000 }, (_, number) => eventRow(number, { detail }));
    await other.store.transaction(async (trx) => {
      for (let at = 0; at < rows.length; at += 1000) {
        await trx
          .insertInto('audit_events')
          .values(rows.slice(at, at + 1000))
          .execute();
      }
    });
    const reads = vi.spyOn(other.store.db, 'selectFrom');
    const pagesRead = () =>
      reads.mock.calls.filter(([table]) => (table as keyof Schema) === 'audit_events').length;
    const { access_token } = await other.signIn('operator');
    const request = httpGet(`${other.base}/admin/audit/export?to=2025-12-31`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    // 60 MB in all: what the sockets hold is full when the server asks for nothing more.
    await vi.waitFor(async () => {
      const before = pagesRead();
      await other.as('operator', { method: 'GET', url: 'ScheduledDataset' });
      expect(pagesRead()).toBe(before);
      expect(before).toBeGreaterThan(0);
    });
    const held = pagesRead();
    expect(held).toBeLessThan(15);
    let lines = 0;
    for await (const chunk of answer) {
      lines += String(chunk).split('\n').length - 1;
      if (lines > 12_000) break;
    }
    request.destroy();
    await vi.waitFor(() =>
      expect(other.lines().some((line) => line.includes('the client went away'))).toBe(true),
    );
    expect(pagesRead()).toBeLessThan(27);
  });
});

test('who reads the trail is in it', async () => {
  await read(`${TO}&tenantId=${FABRIKAM}&limit=7`);
  const found = await findAuditEvents(world.store.db, { actions: ['audit.read'], limit: 1000 });
  const event = found.at(-1);
  expect(event).toMatchObject({ actor_id: OPERATOR, outcome: 'succeeded' });
  expect(JSON.parse(event?.detail ?? '{}')).toEqual({
    ...{ to: '2025-12-31', tenantId: FABRIKAM, limit: 7 },
  });
});

test('the link to the next page is good for what the service itself has recorded', async () => {
  const first = await read('from=2026-01-01&limit=1');
  const { status, body } = await get(`/admin/audit${new URL(first.nextLink).search}`);
  expect(status).toBe(200);
  expect(body.value[0].eventId > first.value[0].eventId).toBe(true);
});
