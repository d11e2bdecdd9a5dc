/**
 * Cuts into blocks of their own memory, so that the source may reuse its buffers; that of `spare` ones is taken
 * again, since the collector would be long at work on what a large file leaves behind.
 */
export async function* cutBlocks(
  source: AsyncIterable<Uint8Array>,
  blockBytes: number,
  spare: Buffer[],
): AsyncGenerator<Buffer> {
  const newBlock = (): Buffer => spare.pop() ?? Buffer.allocUnsafeSlow(blockBytes);
  let block = newBlock();
  let filled = 0;
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; ) {
      const taken = Math.min(chunk.length - at, blockBytes - filled);
      block.set(chunk.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
      if (filled < blockBytes) continue;
      yield block;
      block = newBlock();
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}
