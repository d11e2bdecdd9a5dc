import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';
import { newCatalogFolder, salesDataset } from './sales-catalog.ts';
import { newSampleHome } from './sample-home.ts';

export interface SlowHome {
  readonly home: string;
  /** For every command that is started on it. */
  readonly env: Record<string, string>;
  /** Exports all rows; another one each time, so that no run shares the file of another. */
  newQuery(): string;
  remove(): Promise<void>;
}

/**
 * A home of the sample world with a dataset of noise for Contoso, of which each row is selected so
 * many times over: by default some seconds of work on any machine, for a file of some MB.
 */
export async function newSlowHome({ rows = 100_000, copies = 80 } = {}): Promise<SlowHome> {
  const home = await newSampleHome();
  const names = Array.from({ length: copies }, (_, index) => `Note${index}`);
  const catalog = await newCatalogFolder(
    salesDataset.replace('- name: Note\n', `- name: Note\n    aliases: [${names.join(', ')}]\n`),
  );
  const env = { INSIGHTS_CATALOG: catalog };
  const file = join(catalog, 'notes.csv');
  await writeFile(file, `Account,Location,Day,Note,Pieces,Price\n${noise(rows)}`);
  const loaded = await runCommand(['load', 'Sales', file, '--home', home], { env });
  if (loaded.code !== 0) throw new Error(`the rows could not be loaded:\n${loaded.stderr}`);
  const remove = async () => {
    for (const folder of [home, catalog]) await rm(folder, { recursive: true, force: true });
  };
  let asked = 0;
  const newQuery = () => {
    asked += 1;
    return `SELECT ${names.join(', ')} FROM Sales WHERE Pieces < ${1000 + asked} TIMESPAN LIFETIME`;
  };
  return { home, env, newQuery, remove };
}

function noise(rows: number): string {
  const text = randomBytes(rows * 16).toString('hex');
  let lines = '';
  for (let at = 0; at < text.length; at += 32) {
    lines += `1001000,1001001,2024-02-01,${text.slice(at, at + 32)},1,1.00\n`;
  }
  return lines;
}
