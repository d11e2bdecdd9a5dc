import { mkdtempDisposable, readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Run } from '../prepare-run.ts';
import { exceptionTails } from '../testing/exception-tails.ts';
import { sendPieces, startStandIn } from '../testing/stand-in-server.ts';
import { parquetParts } from './parquet-parts.ts';

const run: Run = {
  columns: [{ header: 'Seats', type: { kind: 'integer' } }],
  sums: [false],
  table: { source: 't', snapshotId: 's', createdTime: '', isImmutable: true },
  sql: () => 'SELECT 1',
  countSql: 'SELECT 1',
};

const beginning = Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(100_000, 7)]);

test.each([
  ...exceptionTails.map((each) => ({ ...each, failure: 'too-slow' })),
  { version: 'any version', tail: '', end: 'well', failure: 'unreachable' } as const,
])('a Parquet file of $version without its footer fails by what follows', async (given) => {
  await using standIn = await startStandIn({
    answer: (_, response) => void sendPieces(response, [beginning, given.tail], given.end),
  });
  await using folder = await mkdtempDisposable(path.join(os.tmpdir(), 'parquet-parts-'));
  const asked = { settings: {}, signal: new AbortController().signal, partBytes: 1e9 };
  const parts = parquetParts(standIn.server, run, {
    ...{ ...asked, folder: path.join(folder.path, 'export') },
  });
  await expect(parts).rejects.toMatchObject({ name: 'EngineError', failure: given.failure });
  expect(await readdir(folder.path)).toEqual([]);
});
