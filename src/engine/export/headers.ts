import type { ResultColumn } from '../engine.ts';

export type TextFormat = 'csv' | 'tsv';

export const delimiters: Readonly<Record<TextFormat, string>> = { csv: ',', tsv: '\t' };

/** Written here, not by an engine, which might rename the second of two like headers. */
export function headerLine(columns: readonly ResultColumn[], format: TextFormat): string {
  const fields = columns.map(({ header }) =>
    header === '' || /["\r\n,\t]/.test(header) ? `"${header.replaceAll('"', '""')}"` : header,
  );
  return `${fields.join(delimiters[format])}\n`;
}

/** For formats that name each value: the second `Name` becomes `Name_2`, without regard to case. */
export function uniqueNames(headers: readonly string[]): string[] {
  const taken = new Set<string>();
  return headers.map((header) => {
    let name = header;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${header}_${count}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
