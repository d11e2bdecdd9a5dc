import { expect, test } from 'vitest';
import { parseRole, roleText } from './roles.ts';

test.each([
  ['report-viewer', 'report-viewer', null],
  ['report-viewer@1001001', 'report-viewer', ['1001001']],
  [' report-viewer @ 1001001 , 1001002 ', 'report-viewer', ['1001001', '1001002']],
  ['report-viewer@', 'report-viewer', []],
  ['admin', 'admin', null],
])('reads %j', (text, role, locations) => {
  expect(parseRole(text)).toEqual({ role, locations });
});

test.each(['operator', 'executive-report-viewer@1,2'])('writes what it reads: %s', (text) => {
  expect(roleText(parseRole(text))).toBe(text);
});
