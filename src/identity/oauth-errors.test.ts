import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { refusals } from './oauth-errors.ts';

test('docs/tokens.md lists every refusal, and nothing else', async () => {
  const page = await readFile(new URL('../../docs/tokens.md', import.meta.url), 'utf8');
  const listed = [...page.matchAll(/^\| (\d+) \| (\w+) \| (\d+) \| .* \|$/gm)].map(
    ([, code, error, status]) => ({ code: Number(code), error, status: Number(status) }),
  );
  const known = Object.values(refusals).map(({ code, error, status }) => ({ code, error, status }));
  expect(listed).toEqual(known);
});
