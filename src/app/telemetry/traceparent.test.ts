import { expect, test } from 'vitest';
import { readTraceparent } from './traceparent.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';

test.each([
  ['sampled', `00-${traceId}-${spanId}-01`, 1],
  ['not sampled', `00-${traceId}-${spanId}-00`, 0],
  ['other flags as well', `00-${traceId}-${spanId}-ff`, 1],
  ['of a later version, with more behind', `01-${traceId}-${spanId}-01-more`, 1],
])('a header that is %s', (_, header, traceFlags) => {
  expect(readTraceparent(header)).toEqual({ traceId, spanId, traceFlags, isRemote: true });
});

test.each([
  ['absent', undefined],
  ['empty', ''],
  ['in capitals', `00-${traceId.toUpperCase()}-${spanId}-01`],
  ['of the version that may not be', `ff-${traceId}-${spanId}-01`],
  ['of version 00 with more behind', `00-${traceId}-${spanId}-01-more`],
  ['of a trace of zeros', `00-${'0'.repeat(32)}-${spanId}-01`],
  ['of a span of zeros', `00-${traceId}-${'0'.repeat(16)}-01`],
  ['too short', `00-${traceId}-${spanId}`],
])('a header that is %s begins no trace', (_, header) => {
  expect(readTraceparent(header)).toBeUndefined();
});
