import type { Writable } from 'node:stream';
import { stripVTControlCharacters, styleText } from 'node:util';
import Table from 'cli-table3';

type Row = Readonly<Record<string, unknown>>;

const longest = 60;

/** Rows as a table: numbers to the right, nulls as a dim `null` where the output shows styles. */
export function drawTable(rows: readonly Row[], output: Writable): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const table = new Table({
    head: names.map(safeText),
    colAligns: names.map((name) => (isNumeric(rows, name) ? 'right' : 'left')),
    style: { head: [], border: [] },
  });
  table.push(...rows.map((row) => names.map((name) => cell(row[name], output))));
  return table.toString();
}

const isNumeric = (rows: readonly Row[], name: string): boolean =>
  rows.every((row) => row[name] === null || typeof row[name] === 'number');

function cell(value: unknown, output: Writable): string {
  // Types ask for a stream of Node's own; any stream will do that may say it is a terminal.
  const stream = output as NodeJS.WriteStream;
  if (value === null || value === undefined) return styleText('dim', 'null', { stream });
  const text = safeText(typeof value === 'object' ? JSON.stringify(value) : String(value));
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** Line breaks and tabs made visible; what would command the terminal removed. */
const safeText = (text: string): string =>
  stripVTControlCharacters(text)
    .replace(/\r?\n/g, '⏎')
    .replace(/\t/g, '⇥')
    .replace(/\p{Cc}/gu, '');
