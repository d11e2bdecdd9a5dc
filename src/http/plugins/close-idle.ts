import type { ApiApp } from '../api-app.ts';

const LOOK_MILLISECONDS = 20;

/**
 * While the server closes, ends each connection as it falls idle: one whose answer was only just sent is
 * not idle yet when Node looks once, and would hold the server open for its keep-alive time.
 */
export function closeIdleConnections(app: ApiApp): void {
  app.addHook('preClose', async () => {
    const looks = setInterval(() => app.server.closeIdleConnections(), LOOK_MILLISECONDS);
    app.server.once('close', () => clearInterval(looks));
    looks.unref();
  });
}
