/** What a header or log line begins with if a line break got through. */
export const INJECTED = 'x-fuzz-injected';

/** One text a line, exactly as it stands. */
const lines = (text: TemplateStringsArray): string[] =>
  String.raw(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const lineBreaks = ['\r\n', '\n', '\r', '\r\n\r\n'].map((end) => `a${end}${INJECTED}: 1`);
const control = [
  ...['', ' ', '\0', 'a\0b', '\u0001\u0002', '\u001b[31mred\u001b[0m', '\u007f', '\u0085'],
  ...['\u2028\u2029', '\t', ...lineBreaks],
];

const unicode = [
  ...['\ud800', '\udc00\ud800', '\ufeff', '\ufffe', '\u202etxt.exe', 'e\u0301\u0301\u0301'],
  ...['İıŞş', 'ß', '𝒳', '\0\u{10ffff}', '０１２', 'Ａ', '日本語', '\u200b', '😀'.repeat(200)],
];

const paths = lines`
  ..
  .
  ../../../../etc/passwd
  ..\..\..\windows\win.ini
  /etc/passwd
  //evil.example/
  %2e%2e%2f%2e%2e%2fetc%2fpasswd
  %252e%252e%252fetc%252fpasswd
  %c0%ae%c0%ae/
  ..;/..;/
  ....//
  file:///etc/passwd
  CON
  a/b
  a\b
  ~root
  .env
  %
  %zz
  %u0041
  %00
  %f0%28%8c%28
  %0d%0ax-fuzz-injected:%201`;

const injection = lines`
  '
  "
  ' OR '1'='1
  '; DROP TABLE reports; --
  1' UNION SELECT 1, 2 --
  \
  \'
  --
  /*
  $(id)
  ; id
  | id
  {{7*7}}
  #{7*7}
  <script>alert(1)</script>
  <!--
  ]]>
  <!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>
  *)(uid=*))(|(uid=*
  {"$gt":""}
  __proto__
  constructor
  prototype
  toString
  hasOwnProperty
  then
  toJSON
  length`;

const numbers = lines`
  -1
  0
  -0
  1
  1e308
  1e999
  -1e999
  9007199254740993
  99999999999999999999999
  2147483647
  2147483648
  -2147483649
  4294967296
  9223372036854775808
  0x10
  1.5
  1,5
  NaN
  Infinity
  ٣
  null
  undefined
  true
  False
  yes
  []
  {}
  ""
  ''`;

const times = lines`
  2026-13-45T99:99:99Z
  9999-12-31T23:59:59Z
  0000-00-00T00:00:00Z
  +275760-09-13T00:00:00Z
  -000001-01-01T00:00:00Z
  1970-01-01T00:00:00Z
  2026-02-30
  2026-06-30T23:59:60Z
  2026-01-01T00:00:00+99:99
  now`;

/** None of them leads out of this machine. */
const addresses = lines`
  http://127.0.0.1:1/
  http://[::1]:1/
  http://0x7f.1:1/
  http://2130706433:1/
  http://0:1/
  javascript:alert(1)
  ftp://callbacks.invalid/
  http://
  http:///
  http://a b/
  http://callbacks.invalid:0/
  http://user:pass@callbacks.invalid/
  http://callbacks.invalid:99999/
  http://[::
  http://*/
  http://xn--/`;

const where = 'SELECT CustomerName FROM OfficeUsage WHERE';
const queries = [
  ...lines`
    SELECT
    SELECT * FROM OfficeUsage
    SELECT CustomerName FROM
    DROP TABLE OfficeUsage
    SELECT (((
    SELECT CustomerName FROM reports
    SELECT CustomerName FROM read_csv('/etc/passwd')
    SELECT CustomerName FROM OfficeUsage; SELECT 1
    SELECT CustomerName FROM OfficeUsage LIMIT 0
    SELECT CustomerName FROM OfficeUsage LIMIT 99999999999999999999`,
  `${where} CustomerName = '`,
  `${where} CustomerName LIKE '%%%%%%%%%%%%%%%%%%%%%%_a'`,
  `${where} CustomerName = '\ud800'`,
  `${where} Month > '0001-01-01'`,
  `${where} Month = '+275760-09-13'`,
  `${where} PaidAvailableUnits > 1e999`,
  `${where} PaidAvailableUnits = ${'9'.repeat(60)}`,
  `${where} CustomerName IN (${"'a',".repeat(3000)}'b')`,
  `${where} ${"CustomerName = 'a' AND ".repeat(1000)}CustomerName = 'b'`,
  `SELECT ${'CustomerName, '.repeat(2000)}CustomerName FROM OfficeUsage`,
  `SELECT ${'x'.repeat(5000)} FROM OfficeUsage`,
  'SELECT\0CustomerName FROM OfficeUsage',
];

/** Long enough to show whatever takes more than linear time. */
const long = [
  ...['a', ' ', "'", '0', '-', '(', '{', ';', '%', '\t', '/'].map((sign) => sign.repeat(9000)),
  ...['a,', '%41', '../', 'a.', '😀', 'SELECT '].map((part) => part.repeat(4000)),
  `${' '.repeat(20_000)}x`,
  `${'0'.repeat(20_000)}x`,
];

/** By kind, so that each kind can be as frequent as any other. */
export const hostileFamilies: readonly (readonly string[])[] = [
  ...[control, unicode, paths, injection, numbers, times, addresses, queries, long],
];
