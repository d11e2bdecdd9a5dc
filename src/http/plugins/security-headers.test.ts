import { expect, test } from 'vitest';
import { API, httpWorld, TENANT } from '../testing/http-world.ts';

const paths = [
  `${API}/ScheduledDataset`,
  `${API}/swagger/index.html`,
  `/${TENANT}/discovery/keys`,
  '/files/1/a.csv',
  '/nowhere',
];

test.each(['', 'http://insights.example'])(
  'every answer of %j says how browsers are to treat it, and nothing about https',
  async (publicUrl) => {
    await using world = await httpWorld({ config: { publicUrl } });
    for (const path of paths) {
      const { headers } = await world.call('GET', path);
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
      expect(headers).not.toHaveProperty('strict-transport-security');
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
    }
  },
);

test('where clients come by https, they are told to stay there', async () => {
  await using world = await httpWorld({ config: { publicUrl: 'https://insights.example' } });
  for (const path of paths) {
    const { headers } = await world.call('GET', path);
    expect(headers).toMatchObject({ 'strict-transport-security': 'max-age=31536000' });
  }
});
