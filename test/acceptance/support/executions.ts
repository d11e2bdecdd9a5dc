import { expect } from 'vitest';
import type { Item } from './api.ts';

const keys = [
  ...['CallbackMethod', 'callbackMethod', 'callbackUrl', 'executionId', 'executionStatus'],
  ...['format', 'recurrenceCount', 'recurrenceInterval', 'reportAccessSecureLink'],
  ...['reportExpiryTime', 'reportGeneratedTime', 'reportId', 'reportLocation'],
];

const additions = [
  ...['attempts', 'caughtUpFrom', 'caughtUpTo', 'dueTime', 'failureReason', 'fileState'],
  ...['queuedPosition', 'startedTime', 'dataRedacted', 'reportManifestSecureLink'],
  'reportParts',
];

/** The contract's keys and the additions; `failureReason` says nothing unless something is wrong. */
export function expectExecution(execution: Item, expected: Item): void {
  const { failureReason } = execution;
  expect(Object.keys(execution).sort()).toEqual([...keys, ...additions].sort());
  expect(execution).toMatchObject(expected);
  if (execution.executionStatus !== 'Failed') expect(failureReason).toBeNull();
}

export const notCompleted = {
  reportLocation: null,
  reportAccessSecureLink: null,
  reportExpiryTime: null,
  reportGeneratedTime: null,
};
