import { fileFormats } from '../engine/engine.ts';
import { hostRefusal } from './callbacks/callback-address.ts';
import { nameRule } from './name-rule.ts';
import type { Ruled } from './schedule-rules.ts';
import type { CallbackMethod } from './views.ts';

export const reportName = (text: string | null | undefined): Ruled<string> =>
  nameRule(text, 'ReportName');

export function format(text: string | null | undefined): Ruled<string> {
  const wanted = text?.trim().toLowerCase() || 'csv';
  if (fileFormats.some((known) => known === wanted)) return { value: wanted };
  return { problem: `Format must be one of ${fileFormats.join(', ')}; it is "${text}".` };
}

const LONGEST_URL = 2048;

/** With `allowPrivate` also addresses that only the operator's own network knows. */
export function callbackUrl(
  text: string | null | undefined,
  allowPrivate: boolean,
): Ruled<string | null> {
  const given = text?.trim();
  if (!given) return { value: null };
  if (/\p{Cc}/u.test(given)) return { problem: 'CallbackUrl must not hold control characters.' };
  const url = URL.parse(given);
  // As it is sent: the parser escapes what an address cannot hold.
  const length = Math.max(given.length, url?.href.length ?? 0);
  if (length > LONGEST_URL) {
    return {
      problem: `CallbackUrl must have at most ${LONGEST_URL} characters, escapes counted; it has ${length}.`,
    };
  }
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    return { problem: `CallbackUrl must be an http or https address; it is "${given}".` };
  }
  const refusal = allowPrivate ? null : hostRefusal(url.hostname);
  return refusal ? { problem: `CallbackUrl: ${refusal}` } : { value: given };
}

export function callbackMethod(text: string | null | undefined): Ruled<CallbackMethod> {
  const method = text?.trim().toUpperCase() || 'POST';
  if (method === 'GET' || method === 'POST') return { value: method };
  return { problem: `CallbackMethod must be GET or POST; it is "${text}".` };
}
