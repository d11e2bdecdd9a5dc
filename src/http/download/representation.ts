import type { OpenedFile } from '../../reports/executions/report-file.ts';

/** One of the forms in which a report file can be sent: as it is stored, or unpacked. */
export interface Representation {
  readonly encoding: 'gzip' | 'identity';
  /** As the file lies there; else it is unpacked on its way. */
  readonly isStored: boolean;
  readonly bytes: number;
  /** Strong, quotes included; the forms differ in theirs. */
  readonly etag: string;
}

export const representationOf = (file: OpenedFile, gzip: boolean): Representation =>
  gzip || file.encoding === 'identity'
    ? { encoding: file.encoding, isStored: true, bytes: file.bytes, etag: `"${file.sha256}"` }
    : { ...unpacked, bytes: file.plainBytes, etag: `"${file.sha256}-plain"` };

const unpacked = { encoding: 'identity', isStored: false } as const;

/** Whether the client's `If-None-Match` names the form that it would get. */
export const isUnchanged = (ifNoneMatch: string | undefined, { etag }: Representation): boolean =>
  ifNoneMatch
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === etag) ?? false;
