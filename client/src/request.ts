import { InsightsError } from './errors.ts';
import { type RetryPolicy, retryDelay } from './retry.ts';
import type { TimeSource } from './time-source.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface HttpRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  readonly retryOn: RetryOn;
}

/**
 * When a call may be sent again. `idempotent`: after no answer, 429 and 503. `refused`: only after
 * an answer that says it was not handled: 429, or 503 with `Retry-After`.
 */
export type RetryOn = 'idempotent' | 'refused';

export interface HttpSender {
  send(request: HttpRequest): Promise<Answer>;
}

/** Sends requests, again where it is safe, and answers with whatever status comes in the end. */
export function createSender(
  fetch: typeof globalThis.fetch,
  retry: RetryPolicy,
  time: TimeSource,
): HttpSender {
  return {
    async send(request) {
      for (let attempt = 1; ; attempt++) {
        const outcome = await sendOnce(fetch, request);
        const delay = mayRetry(outcome, request.retryOn)
          ? retryDelay(attempt, retryAfterOf(outcome), retry, time)
          : null;
        if (delay !== null) await time.sleep(delay, request.signal);
        else if (outcome instanceof InsightsError) throw outcome;
        else return outcome;
      }
    },
  };
}

type Outcome = Answer | InsightsError;

async function sendOnce(fetch: typeof globalThis.fetch, request: HttpRequest): Promise<Outcome> {
  const { url, method, headers, body, signal } = request;
  try {
    const response = await fetch(url, { method, headers, body, signal });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    signal?.throwIfAborted();
    return new InsightsError(`No answer from ${url.origin}: ${rootCause(error)}`, { cause: error });
  }
}

function mayRetry(outcome: Outcome, retryOn: RetryOn): boolean {
  if (outcome instanceof InsightsError) return retryOn === 'idempotent';
  if (outcome.status === 429) return true;
  return outcome.status === 503 && (retryOn === 'idempotent' || Boolean(retryAfterOf(outcome)));
}

const retryAfterOf = (outcome: Outcome): string | null =>
  outcome instanceof InsightsError ? null : outcome.headers.get('retry-after');

/** `fetch` says only "fetch failed"; the reason lies in its cause, at times in several. */
export function rootCause(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return rootCause(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : rootCause(error.cause);
}
