import { expect, test } from 'vitest';
import { arrivalAt, takeArrival } from './arrival.ts';

const base = new URL('https://insights.example/pi/console/');

test.each([
  ['signed-in?code=c&state=s', 'signed-in'],
  ['signed-in/?error=access_denied', 'signed-in'],
  ['signed-out', 'signed-out'],
  ['signed-out?state=s', 'signed-out'],
  ['datasets?code=c', undefined],
  ['me/signed-in?code=c', undefined],
])('%s', (path, kind) => {
  expect(arrivalAt(new URL(path, base), base)?.kind).toBe(kind);
});

test('what the issuer wrote into the address is out of it at once, and the entry is not doubled', () => {
  const replaced: unknown[] = [];
  const window = {
    location: { href: `${base.href}signed-in?code=c&state=s#_=_` },
    history: { replaceState: (...given: unknown[]) => replaced.push(given) },
  } as unknown as Window;
  const arrival = takeArrival(window, base);
  expect(arrival?.kind === 'signed-in' && arrival.answer.get('code')).toBe('c');
  expect(replaced).toEqual([[null, '', '/pi/console/signed-in']]);
});
