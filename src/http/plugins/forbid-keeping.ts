import type { ApiApp } from '../api-app.ts';

/** No browser and no proxy may keep an answer of `app`: each is meant for one caller's eyes. */
export function forbidKeeping(app: ApiApp): void {
  app.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store');
  });
}
