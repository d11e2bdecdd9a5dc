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

/** With `allowPrivate` also addresses that only the operator's own network knows. */
export function callbackUrl(
  text: string | null | undefined,
  allowPrivate: boolean,
): Ruled<string | null> {
  const given = text?.trim();
  if (!given) return { value: null };
  const url = URL.parse(given);
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
