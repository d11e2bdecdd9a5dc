const HERE = 'http://console.invalid';

/** An address of the console itself, as browsers read it; whatever else a link may say leads to the start. */
export const safeNext = (next: unknown): string =>
  typeof next === 'string' &&
  next.startsWith('/') &&
  URL.parse(next, HERE)?.origin === HERE &&
  !next.startsWith('/sign-in')
    ? next
    : '/';
