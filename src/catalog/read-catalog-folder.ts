import { glob, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Problem } from './catalog-error.ts';

export type FileKind = 'dataset' | 'queries';

export interface CatalogSource {
  readonly path: string;
  readonly program: string;
  readonly kind: FileKind;
  /** Place of its folder in the list of folders: a higher one may replace a lower one. */
  readonly rank: number;
  readonly text: string;
}

const DATASETS = '*/datasets/*.{yaml,yml}';
const QUERIES = '*/{system,sample}-queries.{yaml,yml}';

/** Reads one catalog folder. A folder without a single catalog file is a problem: likely a typo. */
export async function readCatalogFolder(
  folder: string,
  rank: number,
): Promise<{ sources: CatalogSource[]; problems: Problem[] }> {
  const sources = [
    ...(await readAll(folder, DATASETS, rank, 'dataset')),
    ...(await readAll(folder, QUERIES, rank, 'queries')),
  ];
  if (sources.length > 0) return { sources, problems: programProblems(sources) };
  const reason = 'holds no catalog files; they stand at <program>/datasets/<name>.yaml';
  return { sources, problems: [{ place: folder, reason }] };
}

async function readAll(
  folder: string,
  pattern: string,
  rank: number,
  kind: FileKind,
): Promise<CatalogSource[]> {
  const found = (await Array.fromAsync(glob(pattern, { cwd: folder }))).sort();
  return Promise.all(
    found.map(async (name) => ({
      path: join(folder, name),
      program: basename(kind === 'dataset' ? dirname(dirname(name)) : dirname(name)),
      kind,
      rank,
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}

/** A program stands in URLs in lower case, and its folder is its name. */
const programProblems = (sources: readonly CatalogSource[]): Problem[] =>
  sources
    .filter((source) => !/^[a-z][a-z0-9-]*$/.test(source.program))
    .map((source) => ({
      place: source.path,
      reason: `program folder "${source.program}" must be lower-case letters, digits and hyphens`,
    }));
