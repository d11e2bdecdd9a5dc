import type { Randomness } from './randomness.ts';
import { spoilBody } from './spoil-wire-body.ts';
import { spoilHeaders } from './spoil-wire-headers.ts';
import { spoilTarget } from './spoil-wire-target.ts';
import type { WireRequest } from './wire-request.ts';

const METHODS = [
  ...['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'],
  ...[
    'get',
    'FOO',
    'M-SEARCH',
    '',
    'GET /health/live HTTP/1.1\r\nX-Rest:',
    'CONNECT',
    'Pöst',
    'A'.repeat(5000),
  ],
] as const;

/** Changes how a request is written; says what it did in `changes`. */
export function spoilWire(request: WireRequest, random: Randomness): void {
  const spoil = random.pick(spoilers);
  spoil(request, random);
}

function spoilMethod(request: WireRequest, random: Randomness): void {
  request.method = random.pick(METHODS);
  request.strays = true;
  // Node closes the connection of a CONNECT that nobody waits for.
  request.broken = request.method === 'CONNECT';
  request.changes.push(`method ${request.method.slice(0, 20)}`);
}

const spoilers: readonly (typeof spoilMethod)[] = [
  ...[
    spoilMethod,
    spoilTarget,
    spoilTarget,
    spoilHeaders,
    spoilHeaders,
    spoilHeaders,
    spoilBody,
    spoilBody,
  ],
];
