import { expect, test, vi } from 'vitest';
import { createApi, refusal } from './support/api.ts';
import { people } from './support/people.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { encodeForm, passwordForm, postForm, tokenUrl } from './support/tokens.ts';

/** Small limits, so that few requests reach them. The tests stand in order: they share one address. */
const server = serveForFile([], {
  INSIGHTS_TOKEN_REQUESTS_PER_MINUTE: '150',
  INSIGHTS_API_REQUESTS_PER_MINUTE: '5',
  INSIGHTS_QUERIES_PER_USER: '1',
});
const { executive, viewer } = people;

const ask = (fields: Record<string, string>) =>
  postForm(tokenUrl(server().url, executive.tenant), encodeForm(fields));

const tokenOf = async (person: typeof executive | typeof viewer): Promise<string> =>
  String((await ask(passwordForm(person))).body.access_token);

/** Tries wrong passwords until the next try has to wait for some seconds: enough for a slow machine. */
async function failUntilDelayed(form: Record<string, string>) {
  let failures = 0;
  for (let tries = 0; tries < 40; tries += 1) {
    const { status, headers } = await ask({ ...form, password: 'wrong' });
    if (status === 400) failures += 1;
    if (Number(headers.get('retry-after')) >= 4) return failures;
  }
  throw new Error(`no delay after ${failures} failures`);
}

test('after some wrong passwords even the right one waits, whether or not the user exists', async () => {
  const answers = [];
  for (const userName of [viewer.userName, 'stranger@contoso.example']) {
    const form = passwordForm({ ...viewer, userName });
    expect(await failUntilDelayed(form)).toBeGreaterThanOrEqual(5);
    const { status, headers, body } = await ask(form);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    const text = String(body.error_description).replace(/\d+ seconds/, 'n seconds');
    answers.push({ status, error: body.error, codes: body.error_codes, text });
  }
  expect(answers[0]).toMatchObject({
    status: 429,
    error: 'temporarily_unavailable',
    codes: [50053],
  });
  expect(answers[1]).toEqual(answers[0]);
  await vi.waitFor(async () => expect((await ask(passwordForm(viewer))).status).toBe(200), {
    timeout: 20_000,
    interval: 500,
  });
});

test('a user has so many requests in a minute; another has its own', async () => {
  const api = createApi(server().url, await tokenOf(executive));
  const query = { Name: 'n', Query: 'SELECT MPNId FROM Profile' };
  expect((await api.post('ScheduledQueries', query)).headers.get('ratelimit')).toMatch(
    /^"api";r=4;t=\d+$/,
  );
  expect(refusal(await api.post('ScheduledQueries', query), 400)).toMatch(/^You have 1 queries/);
  for (let time = 0; time < 3; time += 1) await api.get('ScheduledDataset');
  const limited = await api.get('ScheduledDataset');
  expect(refusal(limited, 429)).toMatch(/^Too many requests: at most 5 in 60 seconds\. Wait \d+/);
  expect(limited.headers.get('ratelimit-policy')).toBe('"api";q=5;w=60');
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  const other = createApi(server().url, await tokenOf(viewer));
  expect((await other.get('ScheduledDataset')).statusCode).toBe(200);
});

test('an address has so many token requests in a minute', async () => {
  let answer = await ask({});
  for (let time = 0; time < 150 && answer.status !== 429; time += 1) answer = await ask({});
  expect(answer.body).toMatchObject({ error: 'temporarily_unavailable', error_codes: [90055] });
  expect(answer.headers.get('ratelimit')).toMatch(/^"tokens";r=0;t=\d+$/);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});
