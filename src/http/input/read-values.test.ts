import { expect, test } from 'vitest';
import { readValues } from './read-values.ts';

const schema = {
  properties: {
    ReportName: { type: 'string' },
    ExecuteNow: { type: ['boolean', 'null'] },
    RecurrenceCount: { type: ['integer', 'null'] },
    latest: { type: 'boolean' },
  },
};

test.each([
  [{ reportname: 'a' }, { ReportName: 'a' }],
  [{ REPORTNAME: 'a', reportName: 'b' }, { ReportName: 'b' }],
  [{ ' ReportName ': 'a', Other: 1 }, { ReportName: 'a' }],
  [{ executeNow: 'True' }, { ExecuteNow: true }],
  [{ executeNow: ' FALSE ' }, { ExecuteNow: false }],
  [{ executeNow: '' }, { ExecuteNow: null }],
  [{ latest: '' }, { latest: undefined }],
  [{ recurrenceCount: '12' }, { RecurrenceCount: 12 }],
  [{ recurrenceCount: '1.5' }, { RecurrenceCount: 1.5 }],
  [{ recurrenceCount: '0x10' }, { RecurrenceCount: '0x10' }],
  [{ recurrenceCount: 'twelve' }, { RecurrenceCount: 'twelve' }],
  [{ recurrenceCount: true }, { RecurrenceCount: true }],
  [{ ReportName: '12' }, { ReportName: '12' }],
])('%j', (given, expected) => {
  expect(readValues(schema, given)).toEqual(expected);
});

const strict = {
  additionalProperties: false,
  properties: {
    roles: {
      type: 'array',
      items: { type: 'object', properties: { role: { type: 'string' }, on: { type: 'boolean' } } },
    },
    place: { type: 'object', properties: { City: { type: 'string' } } },
  },
};

test.each([
  [{ ROLES: [{ Role: 'a', ON: 'true', more: 1 }] }, { roles: [{ role: 'a', on: true }] }],
  [{ Place: { city: 'x' } }, { place: { City: 'x' } }],
  [
    { roles: 'x', place: [1] },
    { roles: 'x', place: [1] },
  ],
  [{ roles: [null, 'x', [1]] }, { roles: [null, 'x', [1]] }],
  [{ Unknown: 1 }, { Unknown: 1 }],
])('inside, and where nothing unknown may be: %j', (given, expected) => {
  expect(readValues(strict, given)).toEqual(expected);
});

test('where nothing unknown may be, a property named __proto__ is kept as what it is', () => {
  const read = readValues(strict, JSON.parse('{"__proto__": {"roles": []}}'));
  expect(Object.keys(read)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
});

test('a property named __proto__ changes nothing', () => {
  const read = readValues(schema, JSON.parse('{"__proto__": {"ReportName": "x"}}'));
  expect(read).toEqual({});
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
});
