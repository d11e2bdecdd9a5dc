import { InsightsError } from '@partner-insights/client/browser';
import { FlowError, type FlowFailure } from '../../auth/external/flow-error.ts';
import type { Texts } from '../../i18n/texts.ts';

type Failures = Texts['signIn']['failed'];

/** What has gone wrong at an issuer, or with its tokens here, in words. */
export interface FailureWords {
  readonly text: string;
  /** In the words of whoever refused. */
  readonly detail: string | null;
  /** What the operator of the service can look up. */
  readonly correlationId: string | null;
  /** Whether somebody else may come in where this one may not. */
  readonly isOfUser: boolean;
}

export function flowFailureOf(error: unknown, texts: Failures, name: string): FailureWords {
  if (error instanceof InsightsError) return refusedHere(error, texts, name);
  const failure = error instanceof FlowError ? error.failure : 'malformed';
  const words: Record<FlowFailure, string> = {
    denied: texts.denied(name),
    offline: texts.silent(name),
    refused: texts.refused(name),
    stranger: texts.stranger,
    clock: texts.clock(name),
    malformed: texts.malformed(name),
    setup: texts.setup(name),
    insecure: texts.insecure,
    storage: texts.storage,
  };
  return {
    text: words[failure],
    detail: error instanceof FlowError ? error.detail : null,
    correlationId: null,
    isOfUser: failure === 'denied',
  };
}

/** Signed in there, and not taken here. */
function refusedHere(error: InsightsError, texts: Failures, name: string): FailureWords {
  const { status, message, correlationId } = error;
  const isOfUser = status === 401 || status === 403;
  const text = isOfUser ? texts.unknown(name) : status === 503 ? texts.keys(name) : texts.offline;
  return { text, detail: status === 0 ? null : message, correlationId, isOfUser };
}
