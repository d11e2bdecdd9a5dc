import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API, type HttpWorld, httpWorld, TENANT } from '../testing/http-world.ts';

const PAGE = 'https://reports.example';
const OTHER = 'https://reports.example.evil.example';
const TOKENS = `/${TENANT}/oauth2/token`;
const preflight = (origin: string) => ({ origin, 'access-control-request-method': 'PUT' });

const corsHeaders = (headers: Readonly<Record<string, unknown>>) =>
  Object.keys(headers).filter((name) => name.startsWith('access-control-'));

describe('with origins that are allowed', () => {
  let world: HttpWorld;
  beforeAll(async () => {
    world = await httpWorld({ config: { corsOrigins: ['http://localhost:5173', PAGE] } });
  });
  afterAll(() => world[Symbol.asyncDispose]());
  const options = (url: string, headers: Record<string, string>) =>
    world.app.inject({ method: 'OPTIONS', url, headers });

  test.each([`${API}/ScheduledReport`, `${API}/ScheduledReport/pause/1`, TOKENS])(
    'a preflight of %s is answered without a token',
    async (url) => {
      const { statusCode, headers, body } = await options(url, preflight(PAGE));
      expect([statusCode, body]).toEqual([204, '']);
      expect(headers).toMatchObject({
        'access-control-allow-origin': PAGE,
        'access-control-allow-methods': 'GET, HEAD, POST, PUT, DELETE',
        'access-control-allow-headers': 'Authorization, Content-Type, X-AadUserTicket',
        'access-control-max-age': '600',
        vary: expect.stringContaining('Origin'),
      });
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
    },
  );

  test.each([OTHER, 'null', 'http://reports.example', 'https://REPORTS.example'])(
    'a preflight from %s is refused like any OPTIONS request',
    async (origin) => {
      const { statusCode, headers } = await options(`${API}/ScheduledReport`, preflight(origin));
      expect(statusCode).toBe(405);
      expect(headers).toMatchObject({
        'x-error-code': 'method_not_allowed',
        allow: 'GET, HEAD, POST',
      });
      expect(corsHeaders(headers)).toEqual([]);
    },
  );

  test('answers may be read, with the headers that programs need; refusals too', async () => {
    for (const user of ['exec', 'nobody']) {
      const { headers } = await world.call('GET', 'ScheduledDataset', {
        headers: { origin: PAGE },
        user,
      });
      expect(headers).toMatchObject({
        'access-control-allow-origin': PAGE,
        'access-control-expose-headers':
          'x-correlation-id, x-error-code, RateLimit, RateLimit-Policy, Retry-After',
      });
    }
    const { headers } = await world.call('GET', 'ScheduledDataset', { headers: { origin: OTHER } });
    expect(corsHeaders(headers)).toEqual([]);
  });

  test('an OPTIONS request that is no preflight stays refused, and unknown paths unknown', async () => {
    expect((await options(`${API}/ScheduledReport`, { origin: PAGE })).statusCode).toBe(405);
    for (const method of ['GET', 'OPTIONS'] as const) {
      const answer = await world.app.inject({ method, url: '/nowhere', headers: { origin: PAGE } });
      expect([answer.statusCode, answer.headers['x-error-code']]).toEqual([404, 'route_not_found']);
    }
  });
});

test('without them there is no CORS at all', async () => {
  await using world = await httpWorld();
  const answer = await world.app.inject({
    ...{ method: 'OPTIONS', url: `${API}/ScheduledReport`, headers: preflight(PAGE) },
  });
  expect(answer.statusCode).toBe(405);
  expect(corsHeaders(answer.headers)).toEqual([]);
  const { headers } = await world.call('GET', 'ScheduledDataset', { headers: { origin: PAGE } });
  expect(corsHeaders(headers)).toEqual([]);
});
