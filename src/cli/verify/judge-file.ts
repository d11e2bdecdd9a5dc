import type { Manifest, ManifestPart } from '@partner-insights/client';
import type { Scan } from './scan-file.ts';

/** What is wrong, for programs and for people. */
export interface Problem {
  readonly code:
    | 'signature_wrong'
    | 'key_unknown'
    | 'manifest_altered'
    | 'truncated'
    | 'damaged'
    | 'repacked'
    | 'rows_missing'
    | 'rows_added'
    | 'other_file';
  readonly message: string;
}

/** Which part of the report the file is, from 1: by its bytes, or else by its name, as in `seats.part2.csv`. */
export function findPart({ parts }: Manifest, scan: Scan, fileName: string): number {
  const found = parts.findIndex((one) => isPart(one, scan));
  return found < 0 ? Number(/\.part(\d+)\./.exec(fileName)?.[1] ?? 1) : found + 1;
}

/** In what a file differs from what its manifest says of the part; empty when it is whole and the one. Pure. */
export function judgeFile(manifest: Manifest, scan: Scan, partNumber = 1): Problem[] {
  const part = manifest.parts[partNumber - 1];
  if (!part) return [problem('other_file', 'The manifest speaks of no file.')];
  if (isPart(part, scan)) return rowProblems(part, scan);
  if (isOfItsLength(part, scan)) return [damaged];
  if (scan.fault === 'foreign') return [noParquet];
  if (scan.fault === 'truncated' && scan.stored.bytes < part.bytes) {
    return [truncated(scan.stored.bytes, part.bytes)];
  }
  if (scan.fault) return [damaged];
  if (scan.isGzip && scan.plain.sha256 === part.plainSha256) return [repacked];
  if (!hasColumns(manifest, scan)) return [otherColumns(manifest, scan)];
  if (scan.isGzip) return [otherFile, ...rowProblems(part, scan)];
  return textProblems(manifest.format, part, scan);
}

const isPart = (part: ManifestPart, { isGzip, stored }: Scan): boolean => {
  const asStored = stored.sha256 === part.sha256 && stored.bytes === part.bytes;
  const asPlain = stored.sha256 === part.plainSha256 && stored.bytes === part.plainBytes;
  return isGzip ? asStored : asPlain;
};

/** A file as long as the one that was signed has other bytes in their place: also in a spoilt header. */
const isOfItsLength = ({ bytes, plainBytes }: ManifestPart, { isGzip, stored }: Scan): boolean =>
  stored.bytes === bytes || (!isGzip && stored.bytes === plainBytes);

/** Of a file that is not packed: nothing but what is in it tells what became of it. */
function textProblems(format: string, part: ManifestPart, scan: Scan): Problem[] {
  const { bytes } = scan.plain;
  const isCut = format !== 'parquet' && bytes < part.plainBytes && !scan.endsInLine;
  if (isCut) return [truncated(bytes, part.plainBytes)];
  const rows = rowProblems(part, scan);
  if (rows.length > 0) return rows;
  return [otherBytes(bytes, part.plainBytes)];
}

function rowProblems(part: ManifestPart, { rows }: Scan): Problem[] {
  if (rows === null || rows === part.rows) return [];
  const difference = Math.abs(rows - part.rows);
  const count = `${difference} ${difference === 1 ? 'row' : 'rows'}`;
  const code = rows < part.rows ? 'rows_missing' : 'rows_added';
  const what = rows < part.rows ? 'missing' : 'too many';
  return [problem(code, `${count} ${what}: it has ${rows}, the manifest says ${part.rows}.`)];
}

/** By the header, by the names in the first object, or by those in the footer. */
function hasColumns({ format, columns }: Manifest, scan: Scan): boolean {
  const { firstLine, endsInLine } = scan;
  const names = columns.map(({ name }) => name);
  if (scan.columns) return sameColumns(scan.columns, names);
  if (format === 'jsonl') return firstLine === '' || sameNames(keysOf(firstLine), names);
  if (format !== 'csv' && format !== 'tsv') return true;
  const header = names.join(format === 'csv' ? ',' : '\t');
  const line = firstLine.replaceAll('"', '');
  // A text may break off within its header.
  return line === header || (!endsInLine && header.startsWith(line));
}

function keysOf(line: string): string[] | undefined {
  try {
    return Object.keys(JSON.parse(line) as object);
  } catch {
    return undefined;
  }
}

/** A line that cannot be read tells nothing of its names. */
const sameNames = (keys: readonly string[] | undefined, names: readonly string[]): boolean =>
  keys === undefined || JSON.stringify([...keys].sort()) === JSON.stringify([...names].sort());

/** A header that comes again is numbered there. */
const sameColumns = (stored: readonly string[], names: readonly string[]): boolean =>
  stored.length === names.length &&
  names.every((name, index) => stored[index] === name || stored[index]?.startsWith(`${name}_`));

const problem = (code: Problem['code'], message: string): Problem => ({ code, message });

const truncated = (has: number, wanted: number): Problem =>
  problem('truncated', `The file breaks off: it has ${has} bytes, the manifest says ${wanted}.`);

const damaged = problem(
  'damaged',
  'The file is damaged: bytes in it are not those that were signed.',
);

const repacked = problem(
  'repacked',
  'The text is the one that was signed, but it was packed anew: unpack it and verify that.',
);

const otherFile = problem(
  'other_file',
  'It is a whole file, but not the one that the manifest was signed for.',
);

const noParquet = problem('other_file', 'It is no Parquet file.');

const otherBytes = (has: number, wanted: number): Problem =>
  problem('damaged', `The content was changed: it has ${has} bytes, the manifest says ${wanted}.`);

const otherColumns = ({ columns }: Manifest, scan: Scan): Problem => {
  const wanted = columns.map(({ name }) => name).join(', ');
  const found = scan.columns
    ? `the file has ${scan.columns.join(', ')}`
    : `the file begins with ${JSON.stringify(scan.firstLine.slice(0, 200))}`;
  return problem(
    'other_file',
    `The manifest is of another file: its columns are ${wanted}, and ${found}.`,
  );
};
