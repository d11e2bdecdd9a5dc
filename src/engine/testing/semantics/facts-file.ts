import { writeTextFile } from '../text-file.ts';
import { factsDataset } from './facts.ts';
import { semantics } from './semantics.ts';

/** All rows of all rules, as one file to be loaded. */
export function writeFacts(folder: string): string {
  const rows = semantics.flatMap(({ rule, rows }) => rows.map((row) => ({ Rule: rule, ...row })));
  return writeTextFile(folder, factsDataset, rows);
}
