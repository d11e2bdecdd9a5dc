import { type ClientOptions, createClient } from '../client.ts';
import type { TimeSource } from '../time-source.ts';
import { type Reply, type Script, type ScriptedServer, startScripted } from './scripted-server.ts';

export interface ManualTime extends TimeSource {
  /** Every wait, in milliseconds, in order. */
  readonly waits: number[];
  pass(ms: number): void;
}

/** Time that passes only by sleeping and by hand, and a chance that always says nought. */
export function manualTime(start = Date.parse('2026-04-10T00:00:00Z')): ManualTime {
  let now = start;
  const waits: number[] = [];
  return {
    waits,
    pass: (ms) => {
      now += ms;
    },
    now: () => now,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      waits.push(ms);
      now += ms;
    },
    random: () => 0,
  };
}

export const credentials = {
  tenantId: 'tenant-1',
  clientId: 'app-1',
  clientSecret: 'app secret',
  userName: 'exec@contoso.example',
  password: 'pass&word',
} as const;

/** A client of a scripted service that hands out the tokens `token-1`, `token-2`, …. */
export async function startService(
  script: Script,
  options: Partial<ClientOptions> = {},
): Promise<{ server: ScriptedServer; client: ReturnType<typeof createClient>; time: ManualTime }> {
  const time = manualTime();
  let tokens = 0;
  const server = await startScripted((seen, response) =>
    seen.path.endsWith('/oauth2/token') ? tokenReply(++tokens) : script(seen, response),
  );
  const urls = { apiUrl: `${server.url}/`, loginUrl: server.url };
  const client = createClient({ ...credentials, ...urls, time, ...options });
  return { server, client, time };
}

export const tokenReply = (number: number): Reply => [
  200,
  {
    token_type: 'Bearer',
    expires_in: '3599',
    access_token: `token-${number}`,
    refresh_token: `refresh-${number}`,
  },
];
