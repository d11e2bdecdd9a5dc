import { InsightsError } from '@partner-insights/client/browser';
import type { Texts } from '../i18n/texts.ts';

export type Advice = Exclude<keyof Texts['common']['errors'], 'title' | 'correlation' | 'copy'>;

/** What the reader can do about an error. */
export function adviceOf(error: unknown): Advice {
  const status = error instanceof InsightsError ? error.status : undefined;
  if (status === 0) return 'offline';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'missing';
  return status === 429 || status === 503 ? 'busy' : 'other';
}
