const READ_BYTES = 2048;
const EXCERPT_CHARACTERS = 500;

/**
 * The beginning of an answer as one line of printable text, or null when there is none. Reads no more
 * than 2 KiB, and keeps what came when the rest breaks off.
 */
export async function readExcerpt(body: AsyncIterable<Uint8Array>): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= READ_BYTES) break;
    }
  } catch {
    // The status is known by now, and the excerpt is for people.
  }
  return toExcerpt(Buffer.concat(chunks).subarray(0, READ_BYTES)) || null;
}

/** Control, formatting and private characters could fool who reads a log. */
const toExcerpt = (bytes: Uint8Array): string =>
  new TextDecoder()
    .decode(bytes)
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim()
    .slice(0, EXCERPT_CHARACTERS)
    .replace(/[\ud800-\udbff]$/, '');
