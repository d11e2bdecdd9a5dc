import { randomUUID } from 'node:crypto';
import { addAbortSignal, type Readable } from 'node:stream';
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { brokenOff, engineError } from './engine-error.ts';

/** What statements run on. */
export interface Server {
  readonly client: ClickHouseClient;
  /** Named in the server's configuration: a statement is then stopped on each of its nodes. */
  readonly cluster?: string | undefined;
}

/** An answer on its way: read it once, then dispose. */
export interface Statement extends AsyncDisposable {
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface StatementOptions {
  readonly settings: ClickHouseSettings;
  readonly signal: AbortSignal;
}

/** Milliseconds that the server may take to stop a statement. */
const STOP_LIMIT = 10_000;

/**
 * Starts a statement that ends in FORMAT; resolves once it begins to answer. When the signal aborts, or the
 * answer is disposed of before its end, the server is told to stop; then the failure is the signal's reason.
 */
export async function startStatement(
  server: Server,
  query: string,
  { settings, signal }: StatementOptions,
): Promise<Statement> {
  signal.throwIfAborted();
  const queryId = randomUUID();
  const stop = () => stopStatement(server, queryId);
  const failed = async (error: unknown): Promise<never> => {
    if (!signal.aborted) throw engineError(error);
    await stop();
    throw signal.reason;
  };
  const { stream } = await server.client
    .exec({ query, query_id: queryId, clickhouse_settings: settings, abort_signal: signal })
    .catch(failed);
  addAbortSignal(signal, stream);
  return {
    bytes: readBytes(stream, failed),
    [Symbol.asyncDispose]: async () => {
      if (stream.readableEnded) return;
      // Whoever has left does not ask why it broke off.
      stream.on('error', () => {}).destroy();
      await stop();
    },
  };
}

async function* readBytes(
  stream: Readable,
  failed: (error: unknown) => Promise<never>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    await failed(error);
  }
}

/** Resolves when it runs no more, or the server does not say so. It may have ended, or be unreachable. */
async function stopStatement({ client, cluster }: Server, queryId: string): Promise<void> {
  const where = cluster === undefined ? '' : `ON CLUSTER '${cluster}' `;
  await client
    .command({
      query: `KILL QUERY ${where}WHERE query_id = '${queryId}' SYNC`,
      abort_signal: AbortSignal.timeout(STOP_LIMIT),
    })
    .catch(() => {});
}

/** All rows of a small answer, each as the JSON values of its columns. */
export async function readRows(
  server: Server,
  select: string,
  options: StatementOptions,
): Promise<readonly (readonly unknown[])[]> {
  await using statement = await startStatement(server, `${select}\nFORMAT JSONCompact`, options);
  const pieces: Uint8Array[] = [];
  for await (const piece of statement.bytes) pieces.push(piece);
  return readAnswer(Buffer.concat(pieces).toString());
}

/** A failure once the answer has begun stands in it, by itself or in a member of its own. */
function readAnswer(text: string): readonly (readonly unknown[])[] {
  const answer = parseAnswer(text);
  if (!answer?.data || answer.exception !== undefined) throw brokenOff(text);
  return answer.data;
}

function parseAnswer(
  text: string,
): { readonly data?: unknown[][]; readonly exception?: unknown } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
