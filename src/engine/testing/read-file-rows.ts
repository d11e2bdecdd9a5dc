import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import type { FileFormat } from '../engine.ts';
import { quoteName, quoteText } from '../sql/quote.ts';

/** A file as those who know nothing of us read it: a name a column, and each row's values as texts. */
export interface ReadFile {
  readonly names: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

export async function readFileRows(
  bytes: Buffer,
  format: FileFormat,
  folder: string,
): Promise<ReadFile> {
  switch (format) {
    case 'csv':
      return readDelimited(bytes, ',');
    case 'tsv':
      return readDelimited(bytes, '\t');
    case 'jsonl':
      return readLines(bytes);
    case 'parquet':
      return readParquet(bytes, folder);
  }
}

/** An empty field is null unless it stands in quotes. */
function readDelimited(bytes: Buffer, delimiter: string): ReadFile {
  const [names = [], ...rows] = parse(bytes, {
    ...{ delimiter, record_delimiter: '\n' },
    cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
  }) as (string | null)[][];
  return { names: names.map(String), rows };
}

/** Numbers as they are written: JavaScript's own would lose digits. */
function readLines(bytes: Buffer): ReadFile {
  const lines = bytes.toString().split('\n').slice(0, -1);
  const rows = lines.map((line) => JSON.parse(line, asWritten) as Record<string, string | null>);
  return { names: Object.keys(rows[0] ?? {}), rows: rows.map((row) => Object.values(row)) };
}

function asWritten(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' ? `number ${context?.source}` : value;
}

let instance: Promise<DuckDBInstance> | undefined;
let files = 0;

/** The types stand with the names. ClickHouse marks times as UTC, DuckDB leaves them bare: they are the same. */
async function readParquet(bytes: Buffer, folder: string): Promise<ReadFile> {
  files += 1;
  const file = path.join(folder, `read-${files}.parquet`);
  await writeFile(file, bytes);
  instance ??= DuckDBInstance.create(':memory:');
  const connection = await (await instance).connect();
  try {
    const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
    const source = `read_parquet(${quoteText(file)})`;
    await connection.run("SET TimeZone = 'UTC'");
    const described = (await ask(`DESCRIBE SELECT * FROM ${source}`)).map(([name, type]) => ({
      ...{ name: String(name), type: String(type).replace(' WITH TIME ZONE', '') },
    }));
    const values = described.map(
      ({ name, type }) => `CAST(CAST(${quoteName(name)} AS ${type}) AS VARCHAR)`,
    );
    const rows = await ask(`SELECT ${values.join(', ')} FROM ${source}`);
    const names = described.map(({ name, type }) => `${name} ${type}`);
    return { names, rows: rows as (string | null)[][] };
  } finally {
    connection.closeSync();
    await rm(file);
  }
}
