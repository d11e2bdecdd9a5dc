import { afterAll, beforeAll, expect } from 'vitest';
import { type Server, startServer } from './start-server.ts';

/** One server for all tests of a file. Ctrl-C must end it within five seconds, with status 0. */
export function serveForFile(
  args: readonly string[] = [],
  env: Record<string, string> = {},
): () => Server {
  let server: Server | undefined;
  beforeAll(async () => {
    server = await startServer({ args, env });
  });
  afterAll(async () => {
    const ending = await server?.stop();
    expect(ending).toMatchObject({ code: 0, signal: null });
    expect(ending?.milliseconds).toBeLessThan(5000);
  });
  return () => {
    if (!server) throw new Error('the server has not started');
    return server;
  };
}
