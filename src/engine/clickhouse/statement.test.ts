import { createZstdCompress, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readRows, startStatement } from './statement.ts';
import { exceptionTails } from './testing/exception-tails.ts';
import { sendPieces, startStandIn } from './testing/stand-in-server.ts';

const options = () => ({ settings: {}, signal: new AbortController().signal });
const rows = 'some row\n'.repeat(5_000);

test.each(exceptionTails.filter(({ end }) => end === 'broken off'))(
  'an answer that a server of $version breaks off fails by what the server wrote',
  async ({ tail }) => {
    const pieces = [rows, rows, tail];
    await using standIn = await startStandIn({
      answer: (_, response) => void sendPieces(response, pieces, 'broken off'),
    });
    await using statement = await startStatement(standIn.server, 'SELECT 1', options());
    const read = async () => {
      for await (const _ of statement.bytes) await new Promise(setImmediate);
    };
    await expect(read()).rejects.toMatchObject({
      ...{ failure: 'too-slow', message: expect.stringMatching(/^Code: 159\. /) },
    });
  },
);

test('what came before it broke off is heeded when nobody had read it yet', async () => {
  const [{ tail }] = exceptionTails.slice(-1) as [(typeof exceptionTails)[3]];
  const closed = Promise.withResolvers<void>();
  await using standIn = await startStandIn({
    answer: (_, response) => {
      response.on('close', closed.resolve);
      void sendPieces(response, [rows.slice(0, 900), tail], 'broken off');
    },
  });
  await using statement = await startStatement(standIn.server, 'SELECT 1', options());
  await closed.promise;
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
  await expect(Array.fromAsync(statement.bytes)).rejects.toMatchObject({ failure: 'too-slow' });
});

test('an answer that just breaks off is one of a server that cannot be reached', async () => {
  await using standIn = await startStandIn({
    answer: (_, response) => void sendPieces(response, [rows], 'broken off'),
  });
  await using statement = await startStatement(standIn.server, 'SELECT 1', options());
  await expect(Array.fromAsync(statement.bytes)).rejects.toMatchObject({ failure: 'unreachable' });
});

test('a compressed answer comes as it was before', async () => {
  const text = Buffer.from(Array.from({ length: 50_000 }, Math.random).join());
  await using standIn = await startZstd([zstdCompressSync(text)], 'well');
  await using statement = await startStatement(standIn.server, 'SELECT 1', options());
  expect(Buffer.concat(await Array.fromAsync(statement.bytes)).equals(text)).toBe(true);
});

test('a compressed one that breaks off fails by what the server wrote', async () => {
  const compressor = createZstdCompress();
  compressor.write(rows + exceptionTails[3].tail);
  compressor.flush(() => compressor.push(null));
  await using standIn = await startZstd(await compressor.toArray(), 'broken off');
  await using statement = await startStatement(standIn.server, 'SELECT 1', options());
  await expect(Array.fromAsync(statement.bytes)).rejects.toMatchObject({ failure: 'too-slow' });
});

test('a compressed one that just breaks off is one of a server that cannot be reached', async () => {
  const bytes = zstdCompressSync(Buffer.from(Array.from({ length: 50_000 }, Math.random).join()));
  const half = [bytes.subarray(0, bytes.length / 2)];
  await using standIn = await startZstd(half, 'broken off');
  await using statement = await startStatement(standIn.server, 'SELECT 1', options());
  await expect(Array.fromAsync(statement.bytes)).rejects.toMatchObject({ failure: 'unreachable' });
});

test('half of a small compressed one is none, also where the connection ends well', async () => {
  const values = Array.from({ length: 50_000 }, () => [Math.random()]);
  const bytes = zstdCompressSync(Buffer.from(JSON.stringify({ data: values })));
  await using standIn = await startZstd([bytes.subarray(0, bytes.length / 2)], 'well');
  await expect(readRows(standIn.server, 'SELECT 1', options())).rejects.toMatchObject({
    ...{ failure: 'unreachable', message: 'the answer broke off' },
  });
});

const startZstd = (pieces: readonly Uint8Array[], end: 'well' | 'broken off') =>
  startStandIn({
    compression: { response: { codec: 'zstd' } },
    answer: (_, response) => {
      response.setHeader('content-encoding', 'zstd');
      void sendPieces(response, pieces, end);
    },
  });

const json = '{"meta": [], "data": [["1"], ["2"';

test.each([
  ['the text of an error after values', `${json}Code: 241. DB::Exception: Memory limit exceeded`],
  [
    'an error within values',
    `${json}]], "rows": 2, "exception": "Code: 241. DB::Exception: Memory limit exceeded"}`,
  ],
])('%s is the failure of a small answer', async (_, body) => {
  await using standIn = await startStandIn({
    answer: (_statement, response) => void response.end(body),
  });
  await expect(readRows(standIn.server, 'SELECT 1', options())).rejects.toMatchObject({
    ...{ failure: 'out-of-memory', message: 'Code: 241. DB::Exception: Memory limit exceeded' },
  });
});

test('half of a small answer is none', async () => {
  await using standIn = await startStandIn({
    answer: (_, response) => void response.end(json),
  });
  await expect(readRows(standIn.server, 'SELECT 1', options())).rejects.toMatchObject({
    ...{ failure: 'unreachable', message: 'the answer broke off' },
  });
});

test.each([
  ['is there', 'waiting\tx\tdefault\tSELECT 1\n', 1],
  ['is not there', '', 2],
])(
  'a statement that %s, on the server that is asked, is stopped there or by its cluster',
  async (_, killed, asked) => {
    await using standIn = await startStandIn({
      cluster: 'two',
      answer: (statement, response) => {
        if (statement.startsWith('KILL')) response.end(killed);
        else response.write(rows);
      },
    });
    const statement = await startStatement(standIn.server, 'SELECT 1', options());
    await statement[Symbol.asyncDispose]();
    const [, ...kills] = standIn.statements;
    expect(kills.map((kill) => /^KILL QUERY (ON CLUSTER 'two' )?WHERE/.exec(kill)?.[1])).toEqual(
      [undefined, "ON CLUSTER 'two' "].slice(0, asked),
    );
  },
);
