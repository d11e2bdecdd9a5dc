import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Findings } from './findings.ts';
import { sendPatiently } from './http-client.ts';
import type { Item } from './partner-api.ts';
import type { Recorded } from './recorded.ts';

const NEWLINE = 10;

/** Downloads the file by its link: it is whole, the one recorded, and has its rows. */
export async function checkDownload(
  execution: Item,
  recorded: Recorded | undefined,
  findings: Findings,
): Promise<void> {
  const problem = await problemOf(execution, recorded);
  if (problem) findings.brokenFiles.push(`execution ${execution.executionId}: ${problem}`);
}

async function problemOf(
  { reportAccessSecureLink: link }: Item,
  recorded: Recorded | undefined,
): Promise<string | null> {
  if (typeof link !== 'string') return 'it has no link';
  if (!recorded) return 'the database does not know it';
  const { status, headers, bytes } = await sendPatiently(link, {
    headers: { 'accept-encoding': 'gzip' },
  });
  if (status !== 200) return `the download answers ${status}`;
  if (headers['content-encoding'] !== 'gzip') return 'it does not come as gzip';
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== recorded.sha256) return `SHA-256 ${sha256} instead of ${recorded.sha256}`;
  const plain = await promisify(gunzip)(bytes).catch((error: Error) => error);
  if (plain instanceof Error) return `it cannot be unzipped: ${plain.message}`;
  if (plain.length !== recorded.plainBytes) return `${plain.length} bytes, not as recorded`;
  const rows = countLines(plain) - 1;
  return rows > 0 && rows === recorded.rows ? null : `${rows} rows, ${recorded.rows} recorded`;
}

function countLines(plain: Buffer): number {
  let lines = 0;
  for (let at = plain.indexOf(NEWLINE); at >= 0; at = plain.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

export interface FolderTally {
  readonly files: number;
  /** Finished, and no execution has them: their worker was killed before it could record them. */
  readonly orphans: number;
  /** Begun and not finished, for the same reason. */
  readonly partials: number;
}

/** The names in the folder of report files. */
export async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

/** What lies among the report files. Every recorded file must; of the others only so many may. */
export function checkFolder(
  all: readonly string[],
  recorded: readonly Recorded[],
  { mostOrphans }: { readonly mostOrphans: number },
  findings: Findings,
): FolderTally {
  // What ties a store to its home is no report's.
  const names = all.filter((name) => name !== '.home-id');
  const files = new Set(names.filter((name) => !name.includes('.partial-')));
  const keys = recorded.flatMap(({ fileKey }) => fileKey ?? []);
  for (const key of keys.filter((key) => !files.has(key))) {
    findings.brokenFiles.push(`${key} is recorded, and not there`);
  }
  const tally = {
    files: files.size,
    orphans: files.difference(new Set(keys)).size,
    partials: names.length - files.size,
  };
  if (tally.orphans + tally.partials > mostOrphans) {
    findings.others.push(`${tally.orphans} orphaned and ${tally.partials} partial files`);
  }
  return tally;
}
