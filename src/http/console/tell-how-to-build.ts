import type { ApiApp } from '../api-app.ts';

const TEXT = `The web console is not built. In a checkout: npm run build:console, then start the server again.
The API is here all the same, and its interactive page at /insights/v1/mpn/swagger/index.html.
`;

/** For a checkout that nobody has built. */
export function tellHowToBuild(app: ApiApp): void {
  for (const url of ['/', '/console', '/console/*']) {
    app.get(url, { schema: { hide: true } }, (_, reply) =>
      reply
        .code(503)
        .header('cache-control', 'no-store')
        .type('text/plain; charset=utf-8')
        .send(TEXT),
    );
  }
}
