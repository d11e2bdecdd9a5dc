import { accountMethods } from './account-methods.ts';
import { adminMethods } from './admin-methods.ts';
import { createApi } from './api.ts';
import { callbackMethods } from './callback-methods.ts';
import { datasetFactMethods } from './dataset-fact-methods.ts';
import { type DownloadOptions, type DownloadResult, downloadFile } from './download.ts';
import { readManifest } from './manifest.ts';
import { queryMethods } from './query-methods.ts';
import { executionMethods, reportMethods } from './report-methods.ts';
import { createSender } from './request.ts';
import { defaultRetry, type RetryPolicy } from './retry.ts';
import { summaryMethods } from './summary-methods.ts';
import { systemTime } from './time.ts';
import type { TimeSource } from './time-source.ts';
import { type Credentials, createTokenSource } from './tokens.ts';
import type { CallOptions, Execution, SignedManifest } from './types.ts';
import { type WaitOptions, waitForExecution } from './wait-for-execution.ts';
import type { DownloadTarget } from './write-target.ts';

export interface ClientOptions
  extends Omit<Credentials, 'loginUrl' | 'resource'>,
    Partial<Pick<Credentials, 'loginUrl' | 'resource'>> {
  /** Default: the vendor's service. */
  readonly apiUrl?: string;
  readonly program?: string;
  readonly retry?: Partial<RetryPolicy>;
  /** For every call but the download, which needs the bytes as they are on the wire. */
  readonly fetch?: typeof globalThis.fetch;
  readonly time?: TimeSource;
}

export type Client = ReturnType<typeof createClient>;

/** A client of one service for one user or application. It connects when it is first used. */
export function createClient(options: ClientOptions) {
  const {
    apiUrl = 'https://api.partnercenter.microsoft.com',
    loginUrl = 'https://login.microsoftonline.com',
    resource = 'https://api.partnercenter.microsoft.com',
    program = 'mpn',
    fetch = globalThis.fetch,
    time = systemTime,
  } = options;
  const retry = { ...defaultRetry, ...options.retry };
  const sender = createSender(fetch, retry, time);
  const credentials = { ...options, loginUrl: withoutSlash(loginUrl), resource };
  const tokens = createTokenSource(credentials, sender, time);
  const root = withoutSlash(apiUrl);
  const api = createApi(`${root}/insights/v1/${encodeURIComponent(program)}`, sender, tokens);
  const reports = reportMethods(api);
  const executions = executionMethods(api);

  return {
    /** Signs in now instead of at the first call, so that wrong credentials show early. */
    signIn: async (): Promise<void> => {
      await tokens.get();
    },
    ...accountMethods(api),
    ...datasetFactMethods(api),
    ...queryMethods(api),
    ...reports,
    ...executions,
    ...summaryMethods(api),
    ...callbackMethods(api),
    ...adminMethods(createApi(`${root}/admin`, sender, tokens)),
    /** Waits until the report's newest execution has ended; a failed one rejects. */
    waitForExecution: (reportId: string, wait: WaitOptions = {}): Promise<Execution> =>
      waitForExecution({ ...reports, ...executions }, time, reportId, wait),
    /** What the file of a completed execution holds, signed by the service that made it. */
    manifest: (execution: Execution, call: CallOptions = {}): Promise<SignedManifest> =>
      readManifest(sender, execution, call),
    /**
     * Writes the report of a completed execution, decompressed, to a file or a stream. A broken
     * connection is taken up where it broke, and a link that has expired meanwhile is renewed.
     */
    download: (
      execution: Execution,
      target: DownloadTarget,
      download: DownloadOptions = {},
    ): Promise<DownloadResult> =>
      downloadFile(
        { time, retry, renew: () => freshExecution(executions.executions, execution) },
        execution,
        target,
        download,
      ),
  };
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

async function freshExecution(
  executions: ReturnType<typeof executionMethods>['executions'],
  { reportId, executionId }: Execution,
): Promise<Execution | undefined> {
  const found = await executions(reportId, { executionId, status: 'Completed', latest: false });
  return found[0];
}
