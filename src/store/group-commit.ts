import { StoreUnavailable } from './store-error.ts';

interface Waiting<Row> {
  readonly row: Row;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Limits {
  /** Rows of one write. */
  readonly rows: number;
  /** Writes under way: while one waits for the disk, the next one is made. */
  readonly writes: number;
}

/**
 * Writes rows that arrive together in one go, since every commit waits for the disk. Each promise
 * resolves once its own row is written. `write` writes all rows or none; when it fails, the rows are
 * written one by one, so that each fails or succeeds for itself.
 */
export function createGroupCommit<Row>(
  write: (rows: readonly Row[]) => Promise<void>,
  most: Limits,
): (row: Row) => Promise<void> {
  let waiting: Waiting<Row>[] = [];
  let isCalled = false;
  let underWay = 0;

  const writeNext = async (): Promise<void> => {
    isCalled = false;
    const batch = waiting.slice(0, most.rows);
    waiting = waiting.slice(most.rows);
    underWay += 1;
    call();
    await settle(write, batch);
    underWay -= 1;
    call();
  };
  const call = (): void => {
    if (isCalled || waiting.length === 0 || underWay >= most.writes) return;
    isCalled = true;
    // Requests that have arrived are read before this comes to its turn.
    setImmediate(writeNext);
  };

  return (row) =>
    new Promise((resolve, reject) => {
      waiting.push({ row, resolve, reject });
      call();
    });
}

async function settle<Row>(
  write: (rows: readonly Row[]) => Promise<void>,
  batch: readonly Waiting<Row>[],
): Promise<void> {
  try {
    await write(batch.map(({ row }) => row));
  } catch (error) {
    // A database that is away is so for all of them.
    if (batch.length > 1 && !(error instanceof StoreUnavailable)) {
      for (const one of batch) await settle(write, [one]);
    } else for (const { reject } of batch) reject(error);
    return;
  }
  for (const { resolve } of batch) resolve();
}
