import { expect } from 'vitest';
import type { Item } from './api.ts';

const keys = [
  ...['CallbackMethod', 'callbackMethod', 'callbackUrl', 'executionId', 'executionStatus'],
  ...['format', 'recurrenceCount', 'recurrenceInterval', 'reportAccessSecureLink'],
  ...['reportExpiryTime', 'reportGeneratedTime', 'reportId', 'reportLocation'],
];

/** The contract's keys; the added `failureReason` holds nothing unless the execution is Failed. */
export function expectExecution(execution: Item, expected: Item): void {
  const { failureReason = null, ...published } = execution;
  expect(Object.keys(published).sort()).toEqual(keys);
  expect(published).toMatchObject(expected);
  if (execution.executionStatus !== 'Failed') expect(failureReason).toBeNull();
}

export const notCompleted = {
  reportLocation: null,
  reportAccessSecureLink: null,
  reportExpiryTime: null,
  reportGeneratedTime: null,
};
