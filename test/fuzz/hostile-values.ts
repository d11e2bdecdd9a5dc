import type { Randomness } from './randomness.ts';

/** What a header or log line begins with if a line break got through. */
export const INJECTED = 'x-fuzz-injected';

const control = [
  ...[
    '\0',
    'a\0b',
    '\u0001\u0002\u0003',
    '\u001b[31mred\u001b[0m',
    '\u007f',
    '\u0085',
    '\u2028\u2029',
  ],
  ...[
    `a\r\n${INJECTED}: 1`,
    `a\n${INJECTED}: 1`,
    `a\r${INJECTED}: 1`,
    `\r\n\r\n<p>${INJECTED}</p>`,
  ],
];

const unicode = [
  ...[
    '\ud800',
    '\udc00\ud800',
    '\ufeff',
    '\ufffe',
    '\u202etxt.exe',
    'e\u0301\u0301\u0301',
    '😀'.repeat(200),
  ],
  ...['İıŞş', 'ß', '𝒳', '\u0000\u{10ffff}', '０１２', 'Ａ', '日本語', '\u200b'],
];

const paths = [
  ...[
    '..',
    '.',
    '../../../../etc/passwd',
    '..\\..\\..\\windows\\win.ini',
    '/etc/passwd',
    '//evil.example/',
  ],
  ...[
    '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '%252e%252e%252fetc%252fpasswd',
    '%c0%ae%c0%ae/',
    '..;/..;/',
    '....//',
  ],
  ...[
    'file:///etc/passwd',
    'CON',
    'a/b',
    'a\\b',
    '~root',
    '.env',
    '%',
    '%zz',
    '%u0041',
    '%00',
    '%f0%28%8c%28',
  ],
];

const injection = [
  ...[
    "'",
    '"',
    '`',
    "' OR '1'='1",
    "'; DROP TABLE reports; --",
    "1' UNION SELECT 1, 2 --",
    '\\',
    "\\'",
    '--',
    '/*',
  ],
  ...[
    '$(id)',
    '`id`',
    '; id',
    '| id',
    `$\{7*7}`,
    '{{7*7}}',
    '#{7*7}',
    '<script>alert(1)</script>',
    '<!--',
    ']]>',
  ],
  ...[
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    `$\{jndi:ldap://127.0.0.1:1/a}`,
    '*)(uid=*))(|(uid=*',
  ],
  ...[
    '{"$gt":""}',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'then',
    'toJSON',
    'length',
  ],
];

const numbers = [
  ...[
    '-1',
    '0',
    '-0',
    '1',
    '1e308',
    '1e999',
    '-1e999',
    '9007199254740993',
    '99999999999999999999999',
    '2147483647',
  ],
  ...[
    '2147483648',
    '-2147483649',
    '4294967296',
    '9223372036854775808',
    '0x10',
    '1.5',
    '1,5',
    'NaN',
    'Infinity',
    '٣',
  ],
];

const words = ['null', 'undefined', 'true', 'False', 'yes', '[]', '{}', 'nil', 'None', '""', "''"];

const times = [
  ...[
    '2026-13-45T99:99:99Z',
    '9999-12-31T23:59:59Z',
    '0000-00-00T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '2026-02-30',
  ],
  ...[
    '-000001-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '2026-06-30T23:59:60Z',
    '2026-01-01T00:00:00+99:99',
    'now',
  ],
];

/** None of them leads out of this machine. */
const addresses = [
  ...[
    'http://127.0.0.1:1/',
    'http://[::1]:1/',
    'http://0x7f.1:1/',
    'http://2130706433:1/',
    'http://0:1/',
  ],
  ...[
    'javascript:alert(1)',
    'ftp://callbacks.invalid/',
    'http://',
    'http:///',
    'http://a b/',
    'http://callbacks.invalid:0/',
  ],
  ...[
    'http://user:pass@callbacks.invalid/',
    'http://callbacks.invalid:99999/',
    'http://[::',
    'http://*/',
    'http://xn--/',
  ],
];

const where = 'SELECT CustomerName FROM OfficeUsage WHERE';
const queries = [
  ...[
    'SELECT',
    'SELECT * FROM OfficeUsage',
    'SELECT CustomerName FROM',
    'DROP TABLE OfficeUsage',
    'SELECT (((',
  ],
  ...[
    'SELECT CustomerName FROM reports',
    `${where} CustomerName = '`,
    `${where} CustomerName LIKE '%%%%%%%%%%%%%%%%%%%%%%_a'`,
  ],
  ...[
    `${where} CustomerName IN (${"'a',".repeat(3000)}'b')`,
    `${where} ${"CustomerName = 'a' AND ".repeat(1000)}CustomerName = 'b'`,
  ],
  ...[
    `SELECT ${'CustomerName, '.repeat(2000)}CustomerName FROM OfficeUsage`,
    'SELECT CustomerName FROM OfficeUsage LIMIT 0',
  ],
  ...[
    'SELECT CustomerName FROM OfficeUsage LIMIT 99999999999999999999',
    `SELECT ${'x'.repeat(5000)} FROM OfficeUsage`,
  ],
  ...[
    `${where} PaidAvailableUnits > 1e999`,
    `${where} PaidAvailableUnits = 99999999999999999999999999999999999999999`,
  ],
  ...[
    'SELECT CustomerName FROM OfficeUsage; SELECT 1',
    'SELECT\0CustomerName FROM OfficeUsage',
    `${where} Month = '+275760-09-13'`,
  ],
  ...[
    "SELECT CustomerName FROM read_csv('/etc/passwd')",
    `${where} CustomerName = '\ud800'`,
    `${where} Month > '0001-01-01'`,
  ],
];

/** Long enough to show whatever takes more than linear time. */
const long = [
  ...[
    'a'.repeat(10_000),
    ' '.repeat(20_000),
    `${' '.repeat(20_000)}x`,
    'a,'.repeat(8000),
    ';'.repeat(8000),
    '('.repeat(8000),
  ],
  ...[
    '%'.repeat(8000),
    '%41'.repeat(6000),
    '/'.repeat(5000),
    '../'.repeat(4000),
    "'".repeat(8000),
    '0'.repeat(9000),
    '-'.repeat(9000),
  ],
  ...[
    'bytes=0-1,'.repeat(2000),
    '{'.repeat(8000),
    'SELECT '.repeat(2000),
    'a.'.repeat(6000),
    '\t'.repeat(15_000),
    '😀'.repeat(3000),
  ],
];

const families = [
  ...[control, unicode, paths, injection, numbers, words, times, addresses, queries, long],
] as const;

/** All of them, for whoever wants to see each once. */
export const hostileTexts: readonly string[] = families.flat();

/** A text that breaks what is careless; each family as often as any other. */
export const hostileText = (random: Randomness): string => random.pick(random.pick(families)) ?? '';

const hostileNumbers = [
  ...[
    -1,
    0,
    -0,
    1.5,
    3,
    2161,
    1e308,
    -1e308,
    2 ** 31,
    -(2 ** 31) - 1,
    2 ** 53,
    2 ** 63,
    1e21,
    5e-324,
  ],
] as const;

export const hostileNumber = (random: Randomness): number => random.pick(hostileNumbers);

/** JSON that stands where something else is expected. */
export function hostileJson(random: Randomness): unknown {
  switch (random.below(9)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
      return hostileNumber(random);
    case 3:
      return [];
    case 4:
      return [hostileText(random), null, hostileNumber(random)];
    case 5:
      return {};
    case 6:
      return JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"a": 1}}}');
    case 7:
      return nested(random.pick([3, 40, 400]));
    default:
      return hostileText(random);
  }
}

const nested = (depth: number): unknown => {
  let value: unknown = 'deep';
  for (let at = 0; at < depth; at += 1) value = at % 2 ? { a: value } : [value];
  return value;
};

/** JSON text nested deeper than anything that recurses can follow. */
export const deepText = (random: Randomness): string => {
  const depth = random.pick([1000, 20_000, 200_000]);
  return random.chance(0.5)
    ? `${'['.repeat(depth)}${']'.repeat(depth)}`
    : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
};
