import { StoreUnavailable } from './store-error.ts';

interface Waiting<Row> {
  readonly row: Row;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes rows that arrive together in one go, since every commit waits for the disk. Each promise
 * resolves once its own row is written. `write` takes at most so many and writes all or none; when it fails, the rows are
 * written one by one, so that each fails or succeeds for itself.
 */
export function createGroupCommit<Row>(
  write: (rows: readonly Row[]) => Promise<void>,
  most: number,
): (row: Row) => Promise<void> {
  let waiting: Waiting<Row>[] = [];
  let isWriting = false;

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await settle(write, batch);
    }
    isWriting = false;
  };

  return (row) =>
    new Promise((resolve, reject) => {
      waiting.push({ row, resolve, reject });
      if (isWriting) return;
      isWriting = true;
      // Requests that have arrived are read before this comes to its turn.
      setImmediate(writeAll);
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
