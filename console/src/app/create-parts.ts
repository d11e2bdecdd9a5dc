import { createBrowserClient } from '@partner-insights/client/browser';
import type { Api } from '../api/api-context.tsx';
import { createQueryClient } from '../api/query-client.ts';
import type { Session } from '../auth/session.ts';
import { type ConsoleConfig, serverBase } from '../config/console-config.ts';
import { createConsoleRouter } from './router.ts';

/** Built once, here, and handed down. */
export function createParts(config: ConsoleConfig, session: Session) {
  const queries = createQueryClient();
  const router = createConsoleRouter(session);
  const [program = 'mpn'] = config.programs;
  const apiUrl = serverBase().href;
  const client = createBrowserClient({ apiUrl, program, tokens: session.tokens });
  const api: Api = { client, program };
  // Nothing of one user is left for the next, and who is out is led to the sign-in.
  session.subscribe(() => {
    if (session.state().kind === 'in') return;
    queries.clear();
    void router.invalidate();
  });
  return { config, session, queries, router, api };
}

export type Parts = ReturnType<typeof createParts>;
