import path from 'node:path';
import { expect, test } from 'vitest';
import { quoteText } from '../sql/quote.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { engineError } from './engine-error.ts';
import { openDatabase, withConnection } from './open-database.ts';

const ROWS = 1_000_000;
/** 100 bytes a row, twice the memory, that hardly compress. */
const text = 'sha256(CAST(i AS VARCHAR)) || md5(CAST(i AS VARCHAR))';
const sorted = `SELECT ${text} AS t FROM range(${ROWS}) numbers(i) ORDER BY t`;

/** What comes of writing the sorted rows to a file, and then of writing as many that are not sorted. */
async function sortWithin(spillLimit: string) {
  const scratchFolder = tempFolder();
  const limits = { memoryLimit: '60MB', spillLimit, threads: 1 };
  const database = await openDatabase([], { scratchFolder, ...limits });
  const outcome = await withConnection(database, async (connection) => {
    const copy = (select: string, name: string) =>
      connection
        .run(`COPY (${select}) TO ${quoteText(path.join(scratchFolder, name))} (FORMAT csv)`)
        .then(({ rowsChanged }) => rowsChanged, engineError);
    return {
      first: await copy(sorted, 'sorted.csv'),
      next: await copy(`SELECT i FROM range(${ROWS}) numbers(i)`, 'next.csv'),
    };
  });
  database.closeSync();
  return outcome;
}

test('what does not fit in memory is sorted by way of the disk', async () => {
  expect(await sortWithin('1GB')).toEqual({ first: ROWS, next: ROWS });
});

test('a run that would spill more than the quota fails with that reason, and the next one completes', async () => {
  const { first, next } = await sortWithin('10MB');
  expect(first).toMatchObject({ name: 'EngineError', failure: 'spill-full' });
  expect(next).toBe(ROWS);
});
