import { createBrowserClient } from '@partner-insights/client/browser';
import type { Api } from '../api/api-context.tsx';
import { createQueryClient } from '../api/query-client.ts';
import { browserTimers } from '../auth/browser-timers.ts';
import type { Arrival } from '../auth/external/arrival.ts';
import { createExternalSignIn } from '../auth/external/external-sign-in.ts';
import { createOwnIssuer } from '../auth/own-issuer.ts';
import { createSession } from '../auth/session.ts';
import type { WaysIn } from '../auth/ways-in.tsx';
import { type ConsoleConfig, consoleBase, serverBase } from '../config/console-config.ts';
import { createConsoleRouter } from './router.ts';

/** Called as a method of anything but the window, `fetch` throws. */
const fetch: typeof globalThis.fetch = (...call) => globalThis.fetch(...call);

/** Built once, here, and handed down. */
export function createParts(config: ConsoleConfig, arrival: Arrival | undefined) {
  const session = createSession(
    browserTimers,
    arrival?.kind === 'signed-out' ? 'signed-out' : 'new',
  );
  const waysIn: WaysIn = {
    own: createOwnIssuer(serverBase(), config.clientId, fetch),
    external: createExternalSignIn({
      ...{ issuers: config.issuers, base: consoleBase(), arrival, fetch },
      storage: sessionStorageIfAny(),
      go: (url) => window.location.assign(url),
    }),
  };
  const queries = createQueryClient();
  const router = createConsoleRouter({ session, external: waysIn.external });
  const [program = 'mpn'] = config.programs;
  const apiUrl = serverBase().href;
  const client = createBrowserClient({ apiUrl, program, tokens: session.tokens });
  const clientWith = (accessToken: string) =>
    createBrowserClient({ apiUrl, program, tokens: onlyToken(accessToken) });
  const api: Api = { client, clientWith, program };
  // Nothing of one user is left for the next, and who is out is led to the sign-in.
  session.subscribe(() => {
    if (session.state().kind === 'in') return;
    queries.clear();
    void router.invalidate();
  });
  return { config, session, waysIn, queries, router, api };
}

export type Parts = ReturnType<typeof createParts>;

const onlyToken = (accessToken: string) => ({
  get: async () => accessToken,
  replace: async () => accessToken,
});

/** A browser may forbid it. */
function sessionStorageIfAny(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}
