import { connect } from 'node:net';

export interface Answer {
  readonly status: number;
  /** Names in lower case; of a repeated one all values. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** The head as it came. */
  readonly head: string;
  readonly body: Buffer;
  readonly milliseconds: number;
}

/** Longer than anything may take; whoever gets there has hung. */
const PATIENCE_MILLISECONDS = 20_000;

/**
 * Sends bytes on a connection of their own and reads until the other side ends it. Answers null where
 * that was without a word. `halfClose`: says that nothing more will come, where the head promises more.
 */
export async function sendBytes(
  url: string,
  bytes: Buffer,
  { halfClose = false } = {},
): Promise<Answer | null> {
  const { hostname, port } = new URL(url);
  const started = performance.now();
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  const read: Buffer[] = [];
  socket.setTimeout(PATIENCE_MILLISECONDS, () => {
    reject(new Error(`no end of the answer after ${PATIENCE_MILLISECONDS} ms`));
  });
  socket.on('data', (chunk) => read.push(chunk));
  socket.on('end', () => resolve(Buffer.concat(read)));
  // The server may refuse, and close, before all has been sent.
  socket.on('error', (error: NodeJS.ErrnoException) =>
    error.code === 'ECONNRESET' || error.code === 'EPIPE'
      ? resolve(Buffer.concat(read))
      : reject(error),
  );
  socket.write(bytes);
  if (halfClose) socket.end();
  try {
    const all = await promise;
    return readAnswer(all, performance.now() - started);
  } finally {
    socket.destroy();
  }
}

function readAnswer(all: Buffer, milliseconds: number): Answer | null {
  const end = all.indexOf('\r\n\r\n');
  if (end === -1) {
    if (all.length === 0) return null;
    throw new Error(`no HTTP answer: ${JSON.stringify(all.toString('latin1').slice(0, 200))}`);
  }
  const head = all.subarray(0, end).toString('latin1');
  const [first = '', ...lines] = head.split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(`${first} `)?.[1]);
  if (!status) throw new Error(`no HTTP answer: ${JSON.stringify(first)}`);
  const rest = all.subarray(end + 4);
  // 100 Continue and its kind come before the answer.
  if (status < 200) return readAnswer(rest, milliseconds);
  const headers = Map.groupBy(lines.map(splitHeader), ([name]) => name);
  const values = new Map([...headers].map(([name, all]) => [name, all.map(([, value]) => value)]));
  return { status, headers: values, head, body: readBody(rest, values), milliseconds };
}

function splitHeader(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}

function readBody(rest: Buffer, headers: ReadonlyMap<string, readonly string[]>): Buffer {
  if (headers.get('transfer-encoding')?.[0] === 'chunked') return joinChunks(rest);
  const length = headers.get('content-length')?.[0];
  return length === undefined ? rest : rest.subarray(0, Number(length));
}

function joinChunks(rest: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < rest.length; ) {
    const end = rest.indexOf('\r\n', at);
    const size = Number.parseInt(rest.subarray(at, end).toString('latin1'), 16);
    if (!size) break;
    chunks.push(rest.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(chunks);
}
