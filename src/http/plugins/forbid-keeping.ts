import type { ApiApp } from '../api-app.ts';
import { atOnce } from './at-once.ts';

/** No browser and no proxy may keep an answer of `app`: each is meant for one caller's eyes. */
export function forbidKeeping(app: ApiApp): void {
  const forbid = atOnce((_, reply) => {
    reply.header('cache-control', 'no-store');
  });
  app.addHook('onRequest', forbid);
}
