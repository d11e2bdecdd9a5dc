export type * from './admin-types.ts';
export { type Client, type ClientOptions, createClient } from './client.ts';
export type { DownloadOptions, DownloadProgress, DownloadResult } from './download.ts';
export { ExecutionFailedError, InsightsError } from './errors.ts';
export type { RetryPolicy } from './retry.ts';
export type { TimeSource } from './time-source.ts';
export type * from './types.ts';
export type { WaitOptions } from './wait-for-execution.ts';
export type { DownloadTarget } from './write-target.ts';
