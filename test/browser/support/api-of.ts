import { type BrowserClient, createBrowserClient } from '../../../client/src/browser.ts';
import { sampleIdentities } from '../../../src/sample/identities.ts';
import { accountOf, type ConsoleWorld, type SampleUser } from './console-world.ts';

/** The typed client for a sample user, by a fresh token: the clock may have moved on. */
export async function apiOf(
  { url }: ConsoleWorld,
  user: SampleUser = 'exec',
): Promise<BrowserClient> {
  const { tenantId, userName, password } = accountOf(user);
  const [application] = sampleIdentities.applications;
  const answer = await fetch(`${url}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'password', scope: 'openid' },
      ...{ client_id: application?.clientId ?? '', client_secret: application?.secret ?? '' },
      ...{ username: userName, password },
    }),
  });
  const { access_token: token = '' } = (await answer.json()) as { access_token?: string };
  return createBrowserClient({
    apiUrl: url,
    tokens: { get: async () => token, replace: async () => token },
  });
}

const HOUR = 3_600_000;

/** The virtual clock of the world's server. */
export function clockOf({ url }: ConsoleWorld) {
  const ask = async (path = '', body?: object) => {
    const answer = await fetch(`${url}/admin/clock${path}`, {
      ...(body && {
        ...{ method: 'POST', body: JSON.stringify(body) },
        headers: { 'content-type': 'application/json' },
      }),
    });
    const told = (await answer.json()) as { readonly now: string };
    if (!answer.ok) throw new Error(`The clock: ${JSON.stringify(told)}`);
    return new Date(told.now);
  };
  return {
    now: () => ask(),
    freeze: () => ask('/freeze', {}),
    /** Runs what falls due on the way, unless it leaps. */
    advance: (hours: number, run = true) => ask('/advance', { seconds: hours * 3600, run }),
    hoursFromNow: async (hours: number) => new Date((await ask()).getTime() + hours * HOUR),
  };
}
