import { expect, test } from 'vitest';
import { completedReport, secureLink } from '../testing/completed-report.ts';
import { API, httpWorld, passwordForm, TENANT } from '../testing/http-world.ts';

test('a line for each request, and no secret in any of them', async () => {
  await using world = await httpWorld();
  const token = await world.token();
  const { reportId } = await completedReport(world, 'a\n');
  const link = await secureLink(world, reportId);
  const signature = new URL(link, 'http://x').searchParams.get('sig') ?? 'none';
  await world.app.inject(link);
  await world.app.inject({ url: link, headers: { range: 'bytes=999-' } });
  await world.app.inject(`${link}altered`);
  await world.app.inject(`${API}/%zz?sig=${signature}`);
  await world.app.inject(`/unknown?sig=${signature}`);
  await world.app.inject(`/unknown/${signature}`);
  await world.app.inject(`${API}/ScheduledReport/${signature}`);
  await world.app.inject({ url: `${API}/ScheduledDataset`, headers: { 'x-aaduserticket': token } });
  for (const password of ['pass', 'wrong-one']) {
    await world.app.inject({
      ...{ method: 'POST', url: `/${TENANT}/oauth2/token` },
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: 'c=cookie-value' },
      payload: new URLSearchParams({ ...passwordForm, password }).toString(),
    });
  }
  const lines = world.lines().map((line) => JSON.parse(line));
  const requests = lines.filter(({ msg }) => msg === 'request');
  // Three for the report and its link, then ten.
  expect(requests).toHaveLength(3 + 10);
  const paths = requests.map(({ path }) => path);
  expect(paths).toContain(`/insights/v1/:program/ScheduledReport/execution/${reportId}`);
  expect(paths).toContain(`/${TENANT}/oauth2/token`);
  expect(paths).toContain('none');
  for (const line of requests) {
    expect(line).toMatchObject({ method: expect.any(String), status: expect.any(Number) });
    expect(line.correlationId).toMatch(/^[0-9a-f-]{36}$/);
  }
  const all = world.lines().join('');
  for (const secret of [
    token,
    signature,
    passwordForm.client_secret,
    'wrong-one',
    'cookie-value',
  ]) {
    expect(all).not.toContain(secret);
  }
});
