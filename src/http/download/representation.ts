import type { OpenedFile } from '../../reports/executions/report-file.ts';

/** One of the two forms in which a report file can be sent. */
export interface Representation {
  readonly encoding: 'gzip' | 'identity';
  readonly bytes: number;
  /** Strong, quotes included; the forms differ in theirs. */
  readonly etag: string;
}

export const representationOf = (file: OpenedFile, gzip: boolean): Representation =>
  gzip
    ? { encoding: 'gzip', bytes: file.bytes, etag: `"${file.sha256}"` }
    : { encoding: 'identity', bytes: file.plainBytes, etag: `"${file.sha256}-plain"` };

/** Whether the client's `If-None-Match` names the form that it would get. */
export const isUnchanged = (ifNoneMatch: string | undefined, { etag }: Representation): boolean =>
  ifNoneMatch
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === etag) ?? false;
