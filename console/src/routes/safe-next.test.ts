import { expect, test } from 'vitest';
import { safeNext } from './safe-next.ts';

test.each(['/datasets', '/datasets/OfficeUsage?q=a', '/me'])('%s is gone to', (next) => {
  expect(safeNext(next)).toBe(next);
});

test.each([
  ...['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'],
  ...['/\t/evil.example', '/\n\\evil.example', '\t//evil.example'],
  ...['', 'me', undefined, null, 5, ['/me'], '/sign-in?next=/me'],
])('%j leads to the start', (next) => {
  expect(safeNext(next)).toBe('/');
});
