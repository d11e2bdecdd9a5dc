import { expect } from 'vitest';
import { createApi } from '../acceptance/support/api.ts';
import { people } from '../acceptance/support/people.ts';
import { runReport } from '../acceptance/support/reports.ts';
import { signIn } from '../acceptance/support/tokens.ts';
import { INJECTED } from './hostile-texts.ts';
import type { KnownWorld } from './known-world.ts';

export async function checkReady(url: string): Promise<void> {
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
}

/** The server still does all that it is for; nobody signs in anew at once after wrong passwords. */
export async function checkHealth(url: string, { tokens }: KnownWorld): Promise<void> {
  await checkReady(url);
  const api = createApi(url, tokens.get('executive') ?? (await signIn(url, people.executive)));
  const text = await runReport(api, 'SELECT MPNId FROM Profile');
  expect(text).toMatch(/^MPNId\r?\n/);
}

/** Every line is one record, none of them an error, and none holds a token. */
export function checkLog(log: string, tokens: readonly string[]): void {
  // Before the first record stands what is for people: that the sample data is being made.
  const lines = log.slice(log.indexOf('{')).split('\n').slice(0, -1);
  const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(records.length).toBeGreaterThan(100);
  // On a busy machine a part may take longer than the checks wait for it.
  const isFailure = ({ process, level, msg }: Record<string, unknown>) =>
    process === 'api' && Number(level) >= 50 && msg !== 'the service is not ready';
  expect(records.filter(isFailure)).toEqual([]);
  expect(lines.filter((line) => line.startsWith(INJECTED))).toEqual([]);
  for (const token of tokens) expect(log.includes(token)).toBe(false);
}
