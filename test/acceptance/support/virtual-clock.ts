import { expect } from 'vitest';

export interface ClockAnswer {
  readonly mode: string;
  readonly now: string;
  readonly frozen: boolean;
  readonly steps?: number;
  readonly executions?: number;
  readonly deliveries?: number;
}

/** The clock of the server as a partner's test would use it. */
export const clockOf = (serverUrl: string) => ({
  read: async (): Promise<ClockAnswer> => answer(await fetch(`${serverUrl}/admin/clock`)),
  advance: (by: { seconds: number } | { to: string }) => post(serverUrl, 'advance', by),
  /** Moves on without running what falls due on the way, as if the service had been down. */
  leap: (seconds: number) => post(serverUrl, 'advance', { seconds, run: false }),
  freeze: () => post(serverUrl, 'freeze', {}),
  resume: () => post(serverUrl, 'resume', {}),
});

const post = async (serverUrl: string, what: string, body: object): Promise<ClockAnswer> =>
  answer(
    await fetch(`${serverUrl}/admin/clock/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

async function answer(response: Response): Promise<ClockAnswer> {
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return JSON.parse(text);
}

/** A wire time so many hours after another. */
export const hoursAfter = (time: string, hours: number): string =>
  `${new Date(Date.parse(time) + hours * 3_600_000).toISOString().slice(0, 19)}Z`;
