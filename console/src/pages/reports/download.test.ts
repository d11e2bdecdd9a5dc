import type { Execution } from '@partner-insights/client/browser';
import { expect, test } from 'vitest';
import { freshExecution, linkOf } from './download.ts';

const execution = (change: Partial<Execution>) =>
  ({
    ...{ executionId: 'e', reportId: 'r', reportAccessSecureLink: 'https://x/1' },
    reportParts: null,
    ...change,
  }) as Execution;
const clientOf = (...found: Execution[]) => ({ executions: async () => found });

test('a link is asked for anew', async () => {
  const fresh = execution({});
  expect(await freshExecution(clientOf(fresh), fresh)).toBe(fresh);
});

test.each([[[]], [[execution({ reportAccessSecureLink: null })]]])(
  'where there is none any more, that is told',
  async (found) => {
    await expect(freshExecution(clientOf(...found), execution({}))).rejects.toThrow('not there');
  },
);

test('each part has its own', () => {
  const part = { rows: 1, bytes: 1, sha256: '' };
  const parted = execution({
    reportParts: [
      { ...part, part: 1, secureLink: 'https://x/1' },
      { ...part, part: 2, secureLink: 'https://x/2' },
    ],
  });
  expect([linkOf(parted, 2), linkOf(execution({}), 1)]).toEqual(['https://x/2', 'https://x/1']);
});
