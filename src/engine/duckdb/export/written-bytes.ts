import path from 'node:path';
import { readFile } from '../../export/read-file.ts';
import { openPipe, type TakenPipe } from './pipes.ts';

/** What the engine writes, to be read once. */
export interface Written {
  /** Ends only when the engine has ended well. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** How many rows it wrote, once it has ended. */
  rows(): Promise<number>;
  /** Lets go of it, read or not. The engine has stopped when it resolves. */
  close(): Promise<void>;
}

/** Writes to a file; answers the rows written. */
type Copy = (file: string) => Promise<number>;

/** Milliseconds: a first try may come before there is anything to stop. */
const STOP_EVERY = 20;

/** Everything is written before anything is read. */
export async function throughFile(folder: string, copy: Copy): Promise<Written> {
  const file = path.join(folder, 'rows');
  const rows = await copy(file);
  return {
    bytes: readFile(file),
    rows: async () => rows,
    close: async () => {},
  };
}

/** The engine writes as fast as is read, and no faster; `interrupt` asks it to stop. */
export function throughPipe(taken: TakenPipe, copy: Copy, interrupt: () => void): Written {
  const pipe = openPipe(taken);
  const writing = copy(taken.path).finally(pipe.end);
  // Whoever stops reading does not ask what became of it.
  writing.catch(() => {});
  return {
    bytes: untilEnded(pipe.bytes, writing),
    rows: () => writing,
    close: async () => {
      pipe.close();
      const stopping = setInterval(() => {
        interrupt();
        pipe.turnAway();
      }, STOP_EVERY);
      await writing.finally(() => {
        clearInterval(stopping);
        taken[Symbol.dispose]();
      });
    },
  };
}

async function* untilEnded(
  bytes: AsyncIterable<Uint8Array>,
  ended: Promise<unknown>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } finally {
    // Why it ended says more than that it did.
    await ended;
  }
}
