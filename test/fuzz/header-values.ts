/** Headers that something may read. */
export const HEADER_NAMES: readonly string[] = `
  Authorization X-AadUserTicket Host Accept Accept-Encoding Accept-Language Cookie Range
  If-None-Match If-Range If-Modified-Since Content-Type Content-Encoding X-Forwarded-For
  X-Forwarded-Host X-Forwarded-Proto Forwarded X-HTTP-Method-Override X-Original-URL Referer
  Origin User-Agent client-request-id return-client-request-id traceparent tracestate Via
  X-Correlation-Id X-Request-Id Upgrade Expect TE Trailer Accept-Version Prefer If-Match`
  .trim()
  .split(/\s+/);

/** Values that at least look like the header's own. */
export const HEADER_VALUES: Readonly<Record<string, readonly string[]>> = {
  Range: [
    'bytes=0-',
    'bytes=-1',
    'bytes=5-2',
    'bytes=0-0,-1',
    'bytes=0-1,1-2,0-99',
    'bytes=-0',
    'bytes=99999999999999999999-',
    'lines=1-2',
    'bytes=',
    'bytes=a-b',
    'bytes=--5',
  ],
  'Accept-Encoding': [
    'gzip',
    'identity',
    'br',
    'gzip;q=0',
    '*;q=0',
    'gzip;q=1e999',
    'gzip;q=',
    ';;;,,,',
    'identity;q=0, *;q=0',
  ],
  'If-None-Match': ['*', '"', 'W/"a"', '"a", "b"', ','],
  'return-client-request-id': ['true', ' TRUE ', 'truetrue'],
  'client-request-id': [
    'a b',
    '\u0080',
    'é',
    `${'9'.repeat(5000)}`,
    '00000000-0000-4000-8000-000000000000',
  ],
  traceparent: [
    '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    '00-0-0-0',
    'ff-',
    '00-00000000000000000000000000000000-0000000000000000-00',
  ],
  Authorization: [
    'Bearer',
    'Bearer ',
    'Bearer a.b.c',
    'Basic Og==',
    'Basic ////',
    'Basic ====',
    'Digest a',
    'Bearer eyJhbGciOiJub25lIn0.e30.',
    'bearer\ta',
    'Bearer  a  b',
  ],
  Host: [
    'evil.example',
    'localhost:99999',
    'a/b',
    '[::1',
    'a b',
    'evil.example\t',
    '127.0.0.1:1@evil.example',
    '"',
    '<script>',
  ],
  Expect: ['100-continue', '200-ok', ''],
  Upgrade: ['websocket', 'h2c', 'TLS/1.0'],
  'X-HTTP-Method-Override': ['DELETE', 'PATCH'],
  'X-Forwarded-For': ['127.0.0.1', '::1, 1.2.3.4', 'unknown', `${'1.2.3.4, '.repeat(500)}5.6.7.8`],
};
