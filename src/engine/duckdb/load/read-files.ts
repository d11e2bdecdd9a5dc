import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnType, Dataset } from '../../../catalog/dataset.ts';
import { errorText } from '../../../kernel/errors.ts';
import { quoteName, quoteText } from '../../sql/quote.ts';
import { type LoadProblem, LoadRefused } from './load-refused.ts';
import { matchColumns } from './match-columns.ts';
import { readHeader } from './read-header.ts';
import { type FileKind, fileKind } from './source-file.ts';

/** Reads a file's records into `load.raw`, every value as text, or says what is wrong with it. */
export async function readFileRows(
  connection: DuckDBConnection,
  dataset: Dataset,
  file: string,
  fileNumber: number,
): Promise<readonly LoadProblem[]> {
  const kind = fileKind(file);
  if (!kind) return [{ file, reason: 'is none of .csv, .csv.gz, .tsv, .tsv.gz, .parquet' }];
  try {
    return kind.kind === 'parquet'
      ? await readParquet(connection, dataset, file, fileNumber)
      : await readText(connection, dataset, file, fileNumber, kind);
  } catch (error) {
    return [{ file, reason: errorText(error).split('\n', 1).join('') }];
  }
}

const insert = (fileNumber: number, values: readonly string[], source: string): string =>
  `INSERT INTO load.raw SELECT ${fileNumber}, row_number() OVER () + 1, ${values.join(', ')} FROM ${source}`;

async function readText(
  connection: DuckDBConnection,
  dataset: Dataset,
  file: string,
  fileNumber: number,
  { delimiter, gzip }: Extract<FileKind, { kind: 'text' }>,
): Promise<readonly LoadProblem[]> {
  const headers = await readHeader(file, delimiter, gzip);
  if (!headers) return [{ file, reason: 'is empty; it must have a header' }];
  const match = matchColumns(dataset, headers);
  if ('reasons' in match) return match.reasons.map((reason) => ({ file, reason }));
  const names = headers.map((_, index) => `c${index}`);
  const options = [
    'auto_detect = false',
    'header = true',
    `delim = ${quoteText(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    "nullstr = ''",
    'allow_quoted_nulls = false',
    'store_rejects = true',
    'rejects_limit = 100000',
    `compression = '${gzip ? 'gzip' : 'none'}'`,
    `columns = {${names.map((name) => `${name}: 'VARCHAR'`).join(', ')}}`,
  ];
  const values = match.positions.map((position) => `c${position}`);
  const source = `read_csv(${quoteText(file)}, ${options.join(', ')})`;
  await connection.run(insert(fileNumber, values, source));
  return brokenRecords(connection, file);
}

async function brokenRecords(connection: DuckDBConnection, file: string): Promise<LoadProblem[]> {
  const broken = await connection.runAndReadAll(
    // A record that lacks several fields is listed once for each.
    'SELECT line::INTEGER, first(error_message ORDER BY column_idx) FROM reject_errors GROUP BY line ORDER BY line',
  );
  await connection.run('DROP TABLE reject_errors');
  await connection.run('DROP TABLE reject_scans');
  return broken
    .getRows()
    .map(([line, message]) => ({ file, row: Number(line), reason: inOurWords(String(message)) }));
}

function inOurWords(message: string): string {
  const fields = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  if (fields) return `has ${fields[2]} fields; the header has ${fields[1]}`;
  return /unterminated quote/i.test(message) ? 'has a quote that is never closed' : message;
}

async function readParquet(
  connection: DuckDBConnection,
  dataset: Dataset,
  file: string,
  fileNumber: number,
): Promise<readonly LoadProblem[]> {
  const source = `read_parquet(${quoteText(file)})`;
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`);
  const stored = described
    .getRows()
    .map(([name, type]) => ({ name: String(name), type: String(type) }));
  const match = matchColumns(
    dataset,
    stored.map(({ name }) => name),
  );
  if ('reasons' in match) return match.reasons.map((reason) => ({ file, reason }));
  const problems: LoadProblem[] = [];
  const values = dataset.columns.map(({ name, type }, index) => {
    const from = stored[match.positions[index] ?? 0] ?? { name, type: '' };
    if (!fits(from.type, type)) {
      problems.push({ file, column: name, reason: `is ${from.type} there, ${type.kind} here` });
    }
    const column = quoteName(from.name);
    return `CAST(${type.kind === 'timestamp' && from.type !== 'VARCHAR' ? `CAST(${column} AS TIMESTAMP)` : column} AS VARCHAR)`;
  });
  if (problems.length > 0) return problems;
  await connection.run(insert(fileNumber, values, source));
  return [];
}

/** Types whose text says the whole value; the text is then checked like that of a CSV file. */
function fits(stored: string, type: ColumnType): boolean {
  if (/^(VARCHAR|ENUM)/.test(stored)) return true;
  switch (type.kind) {
    case 'string':
      return stored === 'UUID';
    case 'integer':
    case 'decimal':
      return /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|DECIMAL\(.*\))$/.test(stored);
    case 'date':
      return stored === 'DATE';
    case 'timestamp':
      return /^TIMESTAMP/.test(stored);
  }
}

export const refuseIfAny = (problems: readonly LoadProblem[], total = problems.length): void => {
  if (problems.length > 0) throw new LoadRefused(problems, total);
};
