import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import type { Server } from '../statement.ts';

/** A real HTTP server that answers as a ClickHouse of any version might. */
export interface StandIn extends AsyncDisposable {
  readonly server: Server;
  /** What it was sent, in order. */
  readonly statements: readonly string[];
}

interface Options {
  readonly answer: (statement: string, response: ServerResponse) => void;
  readonly cluster?: string;
  readonly compression?: NonNullable<Parameters<typeof createClient>[0]>['compression'];
}

export async function startStandIn({ answer, cluster, compression }: Options): Promise<StandIn> {
  const statements: string[] = [];
  const http = createServer(async (request, response) => {
    const statement = await text(request);
    statements.push(statement);
    answer(statement, response);
  });
  await once(http.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const log = { level: ClickHouseLogLevel.OFF };
  const client = createClient({ url, log, ...(compression && { compression }) });
  return {
    ...{ server: { client, cluster }, statements },
    [Symbol.asyncDispose]: async () => {
      await client.close();
      http.closeAllConnections();
      await once(http.close(), 'close');
    },
  };
}

/** Sends pieces, and ends well or by breaking off. */
export async function sendPieces(
  response: ServerResponse,
  pieces: readonly (string | Uint8Array)[],
  how: 'well' | 'broken off',
): Promise<void> {
  for (const piece of pieces) await new Promise((done) => response.write(piece, done));
  if (how === 'well') response.end();
  else response.socket?.destroySoon();
}
