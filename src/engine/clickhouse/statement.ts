import { randomUUID } from 'node:crypto';
import { addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { answerBytes } from './answer-bytes.ts';
import { cutShort, keepLast, reasonIn } from './broken-answer.ts';
import { engineError } from './engine-error.ts';

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
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= stopStatement(server, queryId);
    return stopped;
  };
  const failed = async (error: unknown): Promise<never> => {
    if (!signal.aborted) throw engineError(error);
    await stop();
    throw signal.reason;
  };
  const { stream, response_headers } = await server.client
    .exec({
      ...{ query, query_id: queryId, clickhouse_settings: settings, abort_signal: signal },
      decompress_response_stream: false,
    })
    .catch(failed);
  // Whoever reads is told; it may break off before anybody does, or after they have left.
  stream.on('error', () => {});
  addAbortSignal(signal, stream);
  return {
    bytes: withReason(answerBytes(stream, response_headers['content-encoding']), failed),
    [Symbol.asyncDispose]: async () => {
      if (stream.readableEnded) return;
      stream.destroy();
      await stop();
    },
  };
}

async function* withReason(
  bytes: AsyncIterable<Uint8Array>,
  failed: (error: unknown) => Promise<never>,
): AsyncGenerator<Uint8Array> {
  const last = keepLast();
  try {
    for await (const piece of bytes) {
      last.add(piece);
      yield piece;
    }
  } catch (error) {
    await failed(reasonIn(last.bytes()) ?? error);
  }
}

/** Resolves when it runs no more, or the server does not say so. It may have ended, or be unreachable. */
async function stopStatement({ client, cluster }: Server, queryId: string): Promise<void> {
  const signal = AbortSignal.timeout(STOP_LIMIT);
  const kill = async (where: string): Promise<boolean> => {
    const query = `KILL QUERY ${where}WHERE query_id = '${queryId}' SYNC FORMAT TabSeparated`;
    const { stream } = await client.exec({ query, abort_signal: signal });
    return (await text(addAbortSignal(signal, stream))) !== '';
  };
  try {
    const wasHere = await kill('');
    // A proxy may have led here to another node. To ask all of them waits for each, also for one that is down.
    if (!wasHere && cluster !== undefined) await kill(`ON CLUSTER '${cluster}' `);
  } catch {}
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
  return rowsOf(Buffer.concat(pieces).toString());
}

/** Some servers end a JSON answer that fails on its way well, and name the error in it. */
function rowsOf(answer: string): readonly (readonly unknown[])[] {
  const { data, exception } = parsed(answer);
  if (!data || exception !== undefined) throw cutShort(exception ?? answer);
  return data;
}

function parsed(answer: string): { readonly data?: unknown[][]; readonly exception?: string } {
  try {
    return JSON.parse(answer);
  } catch {
    throw cutShort(answer);
  }
}
