import { expect, test } from 'vitest';
import { limitSettings } from './limits.ts';

test('a statement only reads, and has the limits that were set and no other', () => {
  expect(limitSettings({})).toEqual({ readonly: '2' });
  expect(limitSettings({ memoryBytes: 512e6, threads: 2, rows: 1e9, seconds: 1.2 })).toEqual({
    ...{ readonly: '2', max_memory_usage: '512000000', max_threads: 2 },
    ...{ max_rows_to_read: '1000000000', max_execution_time: 2 },
  });
});
