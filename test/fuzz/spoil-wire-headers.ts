import { HEADER_NAMES, HEADER_VALUES } from './header-values.ts';
import { hostileText } from './hostile-values.ts';
import type { Randomness } from './randomness.ts';
import type { WireRequest } from './wire-request.ts';

type Spoiler = (request: WireRequest, random: Randomness) => void;

/** Sets one header to what a careful client would never send. */
const odd: Spoiler = (request, random) => {
  const name = random.pick(HEADER_NAMES);
  const value =
    (random.chance(0.6) && random.pick(HEADER_VALUES[name] ?? [])) || hostileText(random);
  const others = request.headers.filter((one) => one[0].toLowerCase() !== name.toLowerCase());
  request.headers = random.chance(0.8) ? others : request.headers;
  request.headers.push([name, value]);
  request.broken ||= /[\r\n]/.test(value);
  request.strays ||= ['Expect', 'Upgrade', 'Content-Type', 'Content-Encoding'].includes(name);
  request.changes.push(`header ${name}: ${value.slice(0, 40)}`);
};

const noToken: Spoiler = (request) => {
  request.headers = request.headers.filter(([name]) => !/^(authorization|x-aad)/i.test(name));
  request.changes.push('no token');
};

/** One character of the token, the signature or the header, is another. */
const alteredToken: Spoiler = (request, random) => {
  request.headers = request.headers.map(([name, value]) => {
    if (!/^(authorization|x-aad)/i.test(name)) return [name, value];
    const at = random.below(value.length);
    return [
      name,
      value.slice(0, at) + random.pick(['A', '_', '.', ' ', 'é']) + value.slice(at + 1),
    ];
  });
  request.changes.push('altered token');
};

const noHost: Spoiler = (request) => {
  request.without.add('Host');
  request.changes.push('no Host');
};

const twoHosts: Spoiler = (request) => {
  request.headers.push(['Host', 'a.example'], ['Host', 'b.example']);
  request.broken = true;
  request.changes.push('two Hosts');
};

const hugeHeader: Spoiler = (request, random) => {
  request.headers.push(['X-Huge', 'a'.repeat(random.pick([20_000, 70_000, 200_000]))]);
  request.broken = true;
  request.changes.push('a huge header');
};

const manyHeaders: Spoiler = (request) => {
  for (let at = 0; at < 1500; at += 1) request.headers.push([`X-${at}`, 'a']);
  request.changes.push('1500 headers');
};

const oddName: Spoiler = (request, random) => {
  const name = random.pick([
    'X Y',
    'X(Y)',
    '',
    ':',
    'X\0',
    'Content-Length ',
    '__proto__',
    'constructor',
    'Ä',
  ]);
  request.headers.push([name, 'a']);
  request.broken = true;
  request.changes.push(`a header named ${JSON.stringify(name)}`);
};

/** Front and back end could disagree on where such a request ends. */
const framing: Spoiler = (request, random) => {
  const length = String(request.body?.length ?? 0);
  const lines = random.pick([
    [
      ['Content-Length', length],
      ['Transfer-Encoding', 'chunked'],
    ],
    [
      ['Content-Length', length],
      ['Content-Length', '0'],
    ],
    [['Transfer-Encoding', 'identity']],
    [['Transfer-Encoding', 'chunked, gzip']],
    [['Content-Length', '-1']],
    [['Content-Length', `+${length}`]],
    [['Content-Length', '99999999999999999999']],
    [['Content-Length', String(Number(length) + 10)]],
  ] satisfies [string, string][][]);
  request.headers.push(...lines);
  request.broken = true;
  request.changes.push(`framing ${JSON.stringify(lines)}`);
};

const spoilers = [
  ...[
    odd,
    odd,
    odd,
    odd,
    odd,
    odd,
    noToken,
    alteredToken,
    noHost,
    twoHosts,
    hugeHeader,
    manyHeaders,
    oddName,
    framing,
  ],
] as const;

export function spoilHeaders(request: WireRequest, random: Randomness): void {
  random.pick(spoilers)(request, random);
}
