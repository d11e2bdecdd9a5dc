import { gzipSync } from 'node:zlib';
import { deepText, hostileText } from './hostile-values.ts';
import type { Randomness } from './randomness.ts';
import type { WireRequest } from './wire-request.ts';

const TYPES = [
  ...[
    'text/plain',
    'application/xml',
    'multipart/form-data',
    'multipart/form-data; boundary=a',
    'text/html',
  ],
  ...[
    'application/x-www-form-urlencoded',
    'application/json',
    'application/json; charset=utf-16',
    'application/jsonp',
  ],
  ...[
    'APPLICATION/JSON',
    'application/json;',
    'application/json; charset="',
    'application/merge-patch+json',
    '/',
    '',
    '*/*',
  ],
  ...[
    'application/json, text/plain',
    'a'.repeat(3000),
    'application/octet-stream',
    'application/grpc',
    '\u0001',
  ],
] as const;

type Change = readonly [what: string, (given: Buffer, random: Randomness) => Buffer];

const text =
  (change: (given: string, random: Randomness) => string) =>
  (given: Buffer, random: Randomness): Buffer =>
    Buffer.from(change(String(given), random));

const changes: readonly Change[] = [
  ['cut off', (given, random) => given.subarray(0, random.below(given.length + 1))],
  [
    'bytes that are no UTF-8',
    (given) =>
      Buffer.concat([
        given.subarray(0, -2),
        Buffer.from([0xff, 0xfe, 0xc0, 0x80]),
        given.subarray(-2),
      ]),
  ],
  ['byte order mark', text((given) => `\ufeff${given}`)],
  ['UTF-16', (given) => Buffer.from(String(given), 'utf16le')],
  ['gzip', (given) => gzipSync(given)],
  ['twice', (given) => Buffer.concat([given, given])],
  ['deep', text((_, random) => deepText(random))],
  ['deep inside', text((given, random) => given.replace(/:[^,}]*/, `:${deepText(random)}`))],
  [
    'no JSON',
    text((_, random) =>
      random.pick([
        '{',
        '{"a":}',
        '{a:1}',
        "{'a':1}",
        '[1,]',
        'NaN',
        '01',
        '"\\ud800"',
        '"\\u00"',
        '\0',
        '// a\n{}',
      ]),
    ),
  ],
  [
    'properties twice',
    text((given) => given.replace(/^\{/, '{"ReportName":1,"Name":[],"Query":{},')),
  ],
  [
    'polluting',
    text((given) =>
      given.replace(/^\{/, '{"__proto__":{"statusCode":200},"constructor":{"prototype":{"a":1}},'),
    ),
  ],
  ['hostile', text((_, random) => hostileText(random))],
  ['a JSON text', text((given) => JSON.stringify(given))],
  ['too large', text((given, random) => given + ' '.repeat(random.pick([1_048_576, 1_100_000])))],
  ['a large value', text((given) => given.replace(/:"[^"]*"/, `:"${'a'.repeat(900_000)}"`))],
  ['a large number', text((given) => given.replace(/:[^,}]*/, `:${'9'.repeat(100_000)}`))],
  [
    'many properties',
    text(() => `{${Array.from({ length: 50_000 }, (_, at) => `"p${at}":0`).join()}}`),
  ],
  ['empty', () => Buffer.alloc(0)],
];

/** Sends other bytes, or says they are something else. */
export function spoilBody(request: WireRequest, random: Randomness): void {
  if (random.chance(0.35)) {
    spoilType(request, random);
    return;
  }
  const [what, change] = random.pick(changes);
  request.body = change(request.body ?? Buffer.from('{"Name":"a"}'), random);
  const typed = request.headers.some(([name]) => /^content-type$/i.test(name));
  if (!typed) request.headers.push(['Content-Type', 'application/json']);
  if (what === 'gzip') request.headers.push(['Content-Encoding', 'gzip']);
  // Refused before it is read; the rest may meet a closed connection.
  request.broken ||= what === 'too large';
  request.changes.push(`body: ${what}`);
}

function spoilType(request: WireRequest, random: Randomness): void {
  const type = random.pick(TYPES);
  request.headers = request.headers.filter(([name]) => !/^content-type$/i.test(name));
  request.headers.push(['Content-Type', type]);
  request.body ??= Buffer.from(random.pick(['a=b', '{}', '<a/>', '--a--']));
  request.changes.push(`content type ${type.slice(0, 40)}`);
}
