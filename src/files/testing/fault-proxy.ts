import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Transform } from 'node:stream';

/** A request that came by. */
export interface Passing {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
}

export type FaultKind =
  /** 503, once the request has come. */
  | 'unavailable'
  /** The connection breaks as the request comes. */
  | 'reset'
  /** The store does as it is told, and the connection breaks before it can say so. */
  | 'lost-answer'
  /** A bit of what is sent becomes another. */
  | 'spoilt'
  /** The connection breaks after so many bytes of the answer's body. */
  | { readonly breakAfter: number };

export interface Fault {
  readonly when: (passing: Passing) => boolean;
  readonly what: FaultKind;
  readonly times: number;
}

/** Stands before a store on this machine, and breaks what it is told to. */
export interface FaultProxy extends AsyncDisposable {
  readonly url: string;
  readonly seen: Passing[];
  breakNext(fault: Fault): void;
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const seen: Passing[] = [];
  const faults: { left: number; readonly fault: Fault }[] = [];
  const server = http.createServer((request, response) => {
    const passing = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
    };
    seen.push(passing);
    const hit = faults.find(({ left, fault }) => left > 0 && fault.when(passing));
    if (hit) hit.left -= 1;
    pass(request, response, { target, fault: hit?.fault.what });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    breakNext: (fault) => void faults.push({ left: fault.times, fault }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function pass(
  request: IncomingMessage,
  response: ServerResponse,
  { target, fault }: { readonly target: string; readonly fault: FaultKind | undefined },
): void {
  if (fault === 'reset') return void request.socket.destroy();
  if (fault === 'unavailable') {
    request.resume().once('end', () => response.writeHead(503).end());
    return;
  }
  const { method, headers } = request;
  const outgoing = http.request(new URL(request.url ?? '/', target), { method, headers });
  outgoing.once('response', (answer) => {
    if (fault === 'lost-answer') return void request.socket.destroy();
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    if (typeof fault === 'object') return breakAfter(answer, response, fault.breakAfter);
    answer.once('error', () => response.destroy()).pipe(response);
  });
  outgoing.once('error', () => response.destroy());
  response.once('close', () => outgoing.destroy());
  if (fault === 'spoilt') request.pipe(spoiling()).pipe(outgoing);
  else request.pipe(outgoing);
}

function spoiling(): Transform {
  let done = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      const passed = Buffer.from(chunk);
      if (!done && passed.length > 0) passed.writeUInt8(passed.readUInt8(0) ^ 1, 0);
      done = true;
      pass(null, passed);
    },
  });
}

function breakAfter(answer: IncomingMessage, response: ServerResponse, bytes: number): void {
  let left = bytes;
  answer.on('data', (chunk: Buffer) => {
    if (left <= 0) return;
    const piece = chunk.subarray(0, left);
    left -= piece.length;
    response.write(piece, () => left <= 0 && response.destroy());
  });
}
