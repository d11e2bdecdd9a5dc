import { open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);
const BLOCK = 1024 * 1024;
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255]);
/** The last block of a deflate stream, empty. */
const LAST = Buffer.from([3, 0]);

/** The cheapest valid gzip of a file: blocks at level 1, as many at once as there are cores. */
export async function gzipCheaply(from: string, to: string): Promise<void> {
  await using source = await open(from);
  await using target = await open(to, 'w');
  await target.write(HEADER);
  const underWay: Promise<Buffer>[] = [];
  let [checksum, bytes] = [0, 0];
  const writeOldest = async () => {
    const block = await underWay.shift();
    if (block) await target.write(block);
  };
  while (true) {
    const { bytesRead, buffer } = await source.read(Buffer.allocUnsafe(BLOCK), 0, BLOCK);
    if (bytesRead === 0) break;
    const block = buffer.subarray(0, bytesRead);
    checksum = crc32(block, checksum);
    bytes += bytesRead;
    underWay.push(deflate(block, { level: 1, finishFlush: constants.Z_SYNC_FLUSH }));
    if (underWay.length > availableParallelism()) await writeOldest();
  }
  while (underWay.length > 0) await writeOldest();
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(checksum, 0);
  trailer.writeUInt32LE(bytes % 2 ** 32, 4);
  await target.write(Buffer.concat([LAST, trailer]));
}
