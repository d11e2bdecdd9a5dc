import parseRange from 'range-parser';
import type { Representation } from './representation.ts';

/** Both ends inclusive. */
export interface WantedRange {
  readonly start: number;
  readonly end: number;
}

export interface RangeHeaders {
  readonly range?: string;
  readonly 'if-range'?: string | readonly string[];
}

/**
 * The one range that the client asks for, or undefined for the whole file: also where the range
 * belongs to another version (`If-Range`), is no range of bytes, or is more than one.
 */
export function wantedRange(
  { range, 'if-range': ifRange }: RangeHeaders,
  { bytes, etag }: Representation,
): WantedRange | 'unsatisfiable' | undefined {
  if (range === undefined || (ifRange !== undefined && String(ifRange).trim() !== etag))
    return undefined;
  const ranges = parseRange(bytes, range);
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return undefined;
  return ranges[0];
}
