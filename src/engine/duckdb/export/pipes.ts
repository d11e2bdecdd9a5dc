import { execFile } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';

/** Named pipes, made once and used again; `take` answers undefined when all are taken or there can be none. */
export interface Pipes {
  take(): Promise<TakenPipe | undefined>;
}

export interface TakenPipe extends Disposable {
  readonly path: string;
}

/**
 * Whoever writes into a pipe waits in one of libuv's threads until it is read, and reading goes on by way of
 * these threads too: `most` has to be smaller than their number.
 */
export function createPipes(folder: string, most: number): Pipes {
  const free: string[] = [];
  let made = 0;
  return {
    take: async () => {
      let pipe = free.pop();
      if (!pipe) {
        if (made >= most) return undefined;
        made += 1;
        pipe = path.resolve(folder, `pipe-${made}`);
        if (!(await makePipe(pipe))) return undefined;
      }
      const mine = pipe;
      return { path: mine, [Symbol.dispose]: () => void free.push(mine) };
    },
  };
}

/** False where the system cannot. */
const makePipe = (file: string): Promise<boolean> =>
  promisify(execFile)('mkfifo', ['-m', '600', file]).then(
    () => true,
    () => false,
  );

export interface OpenPipe {
  /** What is written, until `end` has been called and the pipe is empty. Each piece is overwritten by the next. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Nothing is read any more. */
  close(): void;
  /** There is no writer any more. */
  end(): void;
  /**
   * For when `bytes` are not read any more: whoever has opened the pipe fails at the next write, and whoever is
   * only about to waits no longer for a reader.
   */
  turnAway(): void;
}

/** As much as a pipe holds. */
const PIECE = 64 * 1024;

/**
 * Read as a socket: `fs` streams would block a thread each for as long as nothing is written. An end held
 * open for writing keeps the pipe from ending between its writers, or before the first.
 */
export function openPipe({ path: file }: TakenPipe): OpenPipe {
  const reading = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  const writing = openSync(file, constants.O_WRONLY | constants.O_NONBLOCK);
  const { bytes, close } = readSocket(reading);
  return {
    ...{ bytes, close },
    end: () => closeSync(writing),
    turnAway: () => closeSync(openSync(file, constants.O_RDONLY | constants.O_NONBLOCK)),
  };
}

/** Into one buffer: a new one for each piece of a large report keeps the collector busy. */
function readSocket(fd: number): Pick<OpenPipe, 'bytes' | 'close'> {
  const buffer = Buffer.allocUnsafeSlow(PIECE);
  let arrived = Promise.withResolvers<number>();
  const socket = new Socket({
    ...{ fd, readable: true, writable: false },
    onread: {
      buffer,
      callback: (bytes) => {
        arrived.resolve(bytes);
        return false;
      },
    },
  });
  const fail = (error: Error) => {
    // Whoever has left does not ask.
    arrived.promise.catch(() => {});
    arrived.reject(error);
  };
  socket.on('end', () => arrived.resolve(0));
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the pipe was closed')));
  const pieces = async function* () {
    try {
      while (true) {
        socket.resume();
        const bytes = await arrived.promise;
        if (bytes === 0) return;
        arrived = Promise.withResolvers();
        yield buffer.subarray(0, bytes);
      }
    } finally {
      socket.destroy();
    }
  };
  return { bytes: pieces(), close: () => socket.destroy() };
}
