import type { ColumnType } from '../../../catalog/dataset.ts';
import type { FileFormat, ResultColumn } from '../../engine.ts';
import { delimiters, type TextFormat, uniqueNames } from '../../export/headers.ts';
import { quoteEscapedText } from '../../sql/quote.ts';
import { clickHouseDialect } from '../dialect.ts';

/** A row of the relation of `named` as one line of a text file, as SQL. */
export function rowText(
  columns: readonly ResultColumn[],
  format: Exclude<FileFormat, 'parquet'>,
): string {
  const pieces =
    format === 'jsonl' ? jsonPieces(columns) : delimitedPieces(columns, delimiters[format], format);
  return `concat(${pieces.join(', ')})`;
}

function delimitedPieces(
  columns: readonly ResultColumn[],
  delimiter: string,
  format: TextFormat,
): string[] {
  const fields = columns.map(({ type }, index) => {
    const text = clickHouseDialect.asText(`c${index + 1}`, type);
    return type.kind === 'string' ? quoted(text, format) : `ifNull(${text}, '')`;
  });
  return fields.flatMap((field, index) =>
    index === 0 ? [field] : [quoteEscapedText(delimiter), field],
  );
}

/** As DuckDB writes them: quotes only where they are needed, null as nothing, an empty text as two quotes. */
function quoted(text: string, format: TextFormat): string {
  const special = `[${quoteEscapedText(delimiters[format]).slice(1, -1)}"#\\r\\n]`;
  const inQuotes = `concat('"', replaceAll(${text}, '"', '""'), '"')`;
  return `ifNull(if(empty(${text}) OR match(${text}, '${special}'), ${inQuotes}, ${text}), '')`;
}

function jsonPieces(columns: readonly ResultColumn[]): string[] {
  const names = uniqueNames(columns.map(({ header }) => header)).map((name) =>
    JSON.stringify(name),
  );
  const members = columns.flatMap(({ type }, index) => {
    const text = clickHouseDialect.asText(`c${index + 1}`, type);
    const value = jsonValue(text, type);
    const before = `${index === 0 ? '{' : ','}${names[index]}:`;
    return [quoteEscapedText(before), `ifNull(${value}, 'null')`];
  });
  return [...members, "'}'"];
}

function jsonValue(text: string, { kind }: ColumnType): string {
  if (kind === 'integer' || kind === 'decimal') return text;
  return kind === 'string' ? jsonText(text) : `toJSONString(${text})`;
}

/** ClickHouse escapes two separators that DuckDB writes as they are: they are put between what it makes of the rest. */
function jsonText(text: string): string {
  const escaped = (part: string) =>
    `substring(toJSONString(${part}), 2, length(toJSONString(${part})) - 2)`;
  const around = (separator: string, whole: string, lambda: string, inner: string) =>
    `arrayStringConcat(arrayMap(${lambda} -> ${inner}, splitByString('${separator}', ${whole})), '${separator}')`;
  const lines = around('\u2028', 'paragraph', 'line', escaped('line'));
  const whole = around('\u2029', `ifNull(${text}, '')`, 'paragraph', lines);
  return `if(match(${text}, '[\u2028\u2029]'), concat('"', ${whole}, '"'), toJSONString(${text}))`;
}
