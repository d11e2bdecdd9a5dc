import { randomBytes } from 'node:crypto';
import type { Export, FileFormat } from '../../engine.ts';
import { headerLine } from '../../export/headers.ts';
import { splitRows } from '../../export/split-rows.ts';
import { named } from '../named.ts';
import type { Run } from '../prepare-run.ts';
import { type Server, type StatementOptions, startStatement } from '../statement.ts';
import { markedFormat, markedSettings, withoutMark } from './end-mark.ts';
import { rowText } from './row-text.ts';

export interface Parts extends Pick<Export, 'parts'> {
  /** The server works no more for it when it resolves. */
  close(): Promise<void>;
}

/** The rows as the server writes them, line by line: nothing waits for the last one. */
export async function textParts(
  server: Server,
  { columns, sql }: Run,
  { format, partBytes }: { format: Exclude<FileFormat, 'parquet'>; partBytes: number },
  { settings, signal }: StatementOptions,
): Promise<Parts> {
  // No row can hold what is not known before it is asked for.
  const mark = `end-${randomBytes(16).toString('hex')}:`;
  const lines = `SELECT ${rowText(columns, format)} AS line FROM ${named(sql(), columns.length)}`;
  const statement = await startStatement(server, `${lines}\nFORMAT ${markedFormat}`, {
    ...{ signal, settings: { ...settings, ...markedSettings(mark) } },
  });
  const text = {
    ...withoutMark(statement.bytes, mark),
    header: Buffer.from(format === 'jsonl' ? '' : headerLine(columns, format)),
    isQuoted: format !== 'jsonl',
  };
  return {
    parts: () => splitRows(text, partBytes),
    close: async () => statement[Symbol.asyncDispose](),
  };
}
