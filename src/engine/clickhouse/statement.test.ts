import { zstdCompressSync } from 'node:zlib';
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

test('so is a compressed one', async () => {
  const bytes = zstdCompressSync(Buffer.from(Array.from({ length: 50_000 }, Math.random).join()));
  await using standIn = await startStandIn({
    compression: { response: { codec: 'zstd' } },
    answer: (_, response) => {
      response.setHeader('content-encoding', 'zstd');
      void sendPieces(response, [bytes.subarray(0, bytes.length / 2)], 'broken off');
    },
  });
  await using statement = await startStatement(standIn.server, 'SELECT 1', options());
  await expect(Array.fromAsync(statement.bytes)).rejects.toMatchObject({ failure: 'unreachable' });
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
