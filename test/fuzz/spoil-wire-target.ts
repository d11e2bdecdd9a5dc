import { hostileText } from './hostile-values.ts';
import type { Randomness } from './randomness.ts';
import type { WireRequest } from './wire-request.ts';

type Change = readonly [what: string, (target: string, random: Randomness) => string];

/** Somewhere between the slashes of the path. */
const inPath = (target: string, random: Randomness, piece: string): string => {
  const [path = '', search] = target.split(/(?=\?)/, 2);
  const parts = path.split('/');
  parts.splice(1 + random.below(parts.length), random.below(2), piece);
  return parts.join('/') + (search ?? '');
};

const climbs = [
  ...[
    '..',
    '.',
    '%2e%2e',
    '%2E%2e%2f..',
    '%252e%252e',
    '..%5c',
    '..;',
    '%c0%ae%c0%ae',
    '....',
    '',
    '%2f',
  ],
] as const;

const changes: readonly Change[] = [
  ['climbs', (target, random) => inPath(target, random, random.pick(climbs))],
  [
    'hostile part',
    (target, random) =>
      inPath(target, random, encodeURIComponent(hostileText(random).toWellFormed())),
  ],
  ['raw hostile part', (target, random) => inPath(target, random, hostileText(random))],
  [
    'escapes broken',
    (target, random) =>
      inPath(target, random, random.pick(['%', '%z', '%f0%28', '%00', '%u0041', '%0d%0aX: y'])),
  ],
  ['encoded twice', (target) => target.replaceAll('%', '%25').replaceAll('-', '%252d')],
  [
    'every letter escaped',
    (target) => target.replace(/[a-z]/gi, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  ],
  ['in capitals', (target) => target.toUpperCase()],
  ['v1.1', (target) => target.replace('/v1/', '/v1.1/')],
  [
    'another program',
    (target, random) =>
      target.replace(
        '/mpn/',
        `/${encodeURIComponent(hostileText(random).toWellFormed().slice(0, 300))}/`,
      ),
  ],
  ['slashes', (target) => target.replaceAll('/', '//')],
  ['backslashes', (target) => target.replaceAll('/', '\\')],
  ['matrix parameters', (target) => target.replaceAll('/', ';a=b/')],
  ['another address', (target) => `http://evil.example${target}`],
  ['a fragment', (target) => `${target}#<script>`],
  [
    'raw query',
    (target, random) => `${target}${target.includes('?') ? '&' : '?'}a=${hostileText(random)}`,
  ],
  ['a star', () => '*'],
  ['empty', () => ''],
  ['many parameters', (target) => `${target}?${'a=b&'.repeat(10_000)}`],
  [
    'a query of only signs',
    (target, random) => `${target}?${'&=+%'.repeat(1 + random.below(3000))}`,
  ],
  [
    'the API page',
    (target, random) =>
      `/insights/v1/mpn/swagger/index.html/static/${random.pick(['../', '%2e%2e/', '..%2f', '%2500', ''])}${target}`,
  ],
];

/** Writes the address otherwise. */
export function spoilTarget(request: WireRequest, random: Randomness): void {
  const [what, change] = random.pick(changes);
  request.target = change(request.target, random);
  request.strays = true;
  // What the line break cuts off is a request of its own, or none.
  request.broken ||= /[\r\n]/.test(request.target);
  request.changes.push(`address: ${what}`);
}
