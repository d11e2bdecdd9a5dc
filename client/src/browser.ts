import { accountMethods } from './account-methods.ts';
import { adminMethods } from './admin-methods.ts';
import { createApi } from './api.ts';
import { browserTime } from './browser-time.ts';
import { callbackMethods } from './callback-methods.ts';
import { datasetFactMethods } from './dataset-fact-methods.ts';
import { readManifest } from './manifest.ts';
import { queryMethods } from './query-methods.ts';
import { executionMethods, reportMethods } from './report-methods.ts';
import { createSender } from './request.ts';
import { defaultRetry, type RetryPolicy } from './retry.ts';
import { summaryMethods } from './summary-methods.ts';
import type { TokenSource } from './tokens.ts';
import type { CallOptions, Execution, SignedManifest } from './types.ts';

/** The part of the client that a browser can use: everything but downloads into files. */

export type * from './admin-types.ts';
export { InsightsError } from './errors.ts';
export type { TokenSource } from './tokens.ts';
export type * from './types.ts';

export interface BrowserClientOptions {
  /** Where the service is, with or without a slash at the end. */
  readonly apiUrl: string;
  readonly program?: string;
  /** Whoever signs in decides how; this client is handed its tokens. */
  readonly tokens: TokenSource;
  readonly retry?: Partial<RetryPolicy>;
  readonly fetch?: typeof globalThis.fetch;
}

export type BrowserClient = ReturnType<typeof createBrowserClient>;

export function createBrowserClient(options: BrowserClientOptions) {
  const {
    apiUrl,
    program = 'mpn',
    tokens,
    fetch = (...call) => globalThis.fetch(...call),
  } = options;
  const sender = createSender(fetch, { ...defaultRetry, ...options.retry }, browserTime);
  const root = apiUrl.replace(/\/+$/, '');
  const api = createApi(`${root}/insights/v1/${encodeURIComponent(program)}`, sender, tokens);
  return {
    ...accountMethods(api),
    ...datasetFactMethods(api),
    ...queryMethods(api),
    ...reportMethods(api),
    ...executionMethods(api),
    ...summaryMethods(api),
    ...callbackMethods(api),
    ...adminMethods(createApi(`${root}/admin`, sender, tokens)),
  };
}

/** What the file of a completed execution holds, by its link: no token is needed, and none is sent. */
export const fetchManifest = (
  execution: Execution,
  call: CallOptions = {},
): Promise<SignedManifest> =>
  readManifest(
    createSender((...sent) => globalThis.fetch(...sent), defaultRetry, browserTime),
    execution,
    call,
  );
