import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GzipOptions, gzipParallel } from './parallel-gzip.ts';

const block = 1000;

async function gzip(chunks: readonly Uint8Array[], options: GzipOptions = {}): Promise<Buffer> {
  async function* source() {
    yield* chunks;
  }
  return Buffer.concat(await Array.fromAsync(gzipParallel(source(), options)));
}

const lines = (bytes: number): Buffer =>
  Buffer.from(Array.from({ length: bytes }, (_, i) => 97 + ((i * i) % 23)));

test.each([0, 1, block - 1, block, block + 1, 7 * block, 7 * block + 3])(
  '%i bytes come back as they were',
  async (bytes) => {
    const plain = lines(bytes);
    expect(gunzipSync(await gzip([plain], { blockBytes: block }))).toEqual(plain);
  },
);

test('whatever the chunks, blocks and number in flight, the bytes come back in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 5 }),
      async (chunks, blockBytes, inFlight) => {
        const unzipped = gunzipSync(await gzip(chunks, { blockBytes, inFlight }));
        expect(unzipped).toEqual(Buffer.concat(chunks));
      },
    ),
    { numRuns: 60 },
  );
});

test('a source may reuse its buffer', async () => {
  async function* source() {
    const buffer = Buffer.alloc(block);
    for (let i = 0; i < 5; i++) yield buffer.fill(97 + i);
  }
  const bytes = await Array.fromAsync(gzipParallel(source(), { blockBytes: block }));
  const expected = 'abcde'.replace(/./g, (letter) => letter.repeat(block));
  expect(gunzipSync(Buffer.concat(bytes)).toString()).toBe(expected);
});

test('the bytes depend on the plain bytes alone, not on how they arrive', async () => {
  const plain = lines(5 * block + 17);
  const whole = await gzip([plain], { blockBytes: block });
  const pieces = [plain.subarray(0, 10), plain.subarray(10, 2500), plain.subarray(2500)];
  expect(await gzip(pieces, { blockBytes: block, inFlight: 2 })).toEqual(whole);
});

const readers = [
  ['gzip', ['-dc']],
  [
    'python3',
    ['-c', 'import gzip,sys; sys.stdout.buffer.write(gzip.open(sys.stdin.buffer).read())'],
  ],
  ['java', [fileURLToPath(new URL('testing/Gunzip.java', import.meta.url))]],
] as const;

test.each(readers.filter(([command]) => !spawnSync(command, ['--version']).error))(
  '%s reads it',
  async (command, args) => {
    const plain = lines(3 * block + 5);
    const stored = await gzip([plain], { blockBytes: block });
    const result = spawnSync(command, args, { input: stored });
    expect(result.stderr.toString()).toBe('');
    expect(result.stdout).toEqual(plain);
  },
);

test('an error of the source comes through', async () => {
  async function* source() {
    yield lines(2500);
    throw new Error('engine stopped');
  }
  const reading = Array.fromAsync(gzipParallel(source(), { blockBytes: block }));
  await expect(reading).rejects.toThrow('engine stopped');
});

test('reads no further ahead than the blocks in flight, and stops the source when left', async () => {
  let produced = 0;
  let closed = false;
  async function* source() {
    try {
      for (; produced < 1000; produced++) yield lines(block);
    } finally {
      closed = true;
    }
  }
  const zipped = gzipParallel(source(), { blockBytes: block, inFlight: 3 });
  await zipped.next();
  await zipped.next();
  await zipped.next();
  expect(produced).toBeLessThanOrEqual(4);
  await zipped.return(undefined);
  expect(closed).toBe(true);
});
