import type { Export } from '../engine.ts';

/** Everything of an export at once, in memory: for small ones. */
export async function readExport(
  exported: Export,
): Promise<{ readonly bytes: Buffer; readonly rows: number }> {
  const pieces: Uint8Array[] = [];
  let rows = 0;
  for await (const part of exported.parts()) {
    for await (const piece of part.bytes) pieces.push(Buffer.from(piece));
    rows += part.rows();
  }
  return { bytes: Buffer.concat(pieces), rows };
}
