import { pipeline, Readable } from 'node:stream';
import { constants, createZstdDecompress } from 'node:zlib';

/**
 * What comes of an answer, to the last byte, and then its failure, if any: just before that the server may have
 * written why. A stream's own iterator would leave it, and so would the client, which drops a decompressor as soon
 * as the connection breaks off.
 */
export function answerBytes(stream: Readable, encoding: unknown): AsyncGenerator<Uint8Array> {
  const bytes = toTheLast(stream);
  return encoding === 'zstd' ? decompressed(bytes) : bytes;
}

async function* toTheLast(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    for (let piece = stream.read(); piece !== null; piece = stream.read()) yield piece;
    throw error;
  }
}

async function* decompressed(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let failure: { readonly error: unknown } | undefined;
  const untilFailure = async function* () {
    try {
      yield* source;
    } catch (error) {
      failure = { error };
    }
  };
  // It gives what it has where its input ends too early: that such an answer is not whole is found without it.
  const decompressor = createZstdDecompress({ finishFlush: constants.ZSTD_e_flush });
  yield* pipeline(Readable.from(untilFailure()), decompressor, () => {});
  if (failure) throw failure.error;
}
