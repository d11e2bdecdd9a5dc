import { expect, test } from 'vitest';
import { readRefusal } from './refusals.ts';

const service = (text: string) => ({ code: 'service', text });

test('every sentence goes to the field that it names', () => {
  const name = 'ReportName is required.';
  const start =
    'StartTime must be at least 4 hours from now, so not before 2026-03-01T16:00:00Z; it is 2026-03-01T12:00:00Z.';
  const interval = 'Recurrence Interval must be between 4 and 2160';
  const url = 'CallbackUrl: localhost is a loopback address, where callbacks are not sent.';
  expect(readRefusal([name, url, start, interval].join(' '))).toEqual({
    problems: {
      name: service(name),
      start: service(start),
      interval: service(interval),
      callbackUrl: service(url),
    },
    rest: null,
  });
});

test('a property that a sentence only mentions does not split it', () => {
  const text = 'StartTime is required unless ExecuteNow is true: a UTC time.';
  expect(readRefusal(text)).toEqual({ problems: { start: service(text) }, rest: null });
  const order = 'QueryStartTime is after QueryEndTime.';
  expect(readRefusal(order).problems).toEqual({ periodFrom: service(order) });
});

test('what names no property is left over', () => {
  expect(readRefusal('You have 500 reports.')).toEqual({
    problems: {},
    rest: 'You have 500 reports.',
  });
  expect(readRefusal('Invalid QueryId').problems).toEqual({ query: service('Invalid QueryId') });
});
