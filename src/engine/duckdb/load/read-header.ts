import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** Characters; a longer first record is no header. */
const LONGEST = 1024 * 1024;

/** The fields of a text file's first record; undefined when the file is empty. */
export async function readHeader(
  file: string,
  delimiter: string,
  gzip: boolean,
): Promise<string[] | undefined> {
  const record = await firstRecord(file, gzip);
  return record === '' ? undefined : splitRecord(record, delimiter);
}

async function firstRecord(file: string, gzip: boolean): Promise<string> {
  const bytes = createReadStream(file);
  const source = gzip ? bytes.pipe(createGunzip()) : bytes;
  bytes.on('error', (error) => source.destroy(error));
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of source) {
    text += decoder.decode(piece as Uint8Array, { stream: true });
    const end = recordEnd(text);
    if (end >= 0 || text.length > LONGEST) return text.slice(0, end >= 0 ? end : LONGEST);
  }
  return text;
}

/** Where the first line break outside quotes stands. */
function recordEnd(text: string): number {
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) return index;
  }
  return -1;
}

function splitRecord(record: string, delimiter: string): string[] {
  const fields = [''];
  let quoted = false;
  for (const character of record) {
    if (character === '"') quoted = !quoted;
    if (character === delimiter && !quoted) fields.push('');
    else fields[fields.length - 1] += character;
  }
  return fields.map((field) =>
    field.startsWith('"') ? field.replace(/^"|"$/g, '').replaceAll('""', '"') : field.trim(),
  );
}
