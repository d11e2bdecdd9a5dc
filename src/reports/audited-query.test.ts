import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { auditedQuery } from './audited-query.ts';

test('a query stands in the trail as it is; of a long one its beginning and its hash', () => {
  expect(auditedQuery('SELECT a FROM b')).toEqual({ query: 'SELECT a FROM b' });
  const long = `SELECT ${'a, '.repeat(5000)}b FROM c`;
  expect(auditedQuery(long)).toEqual({
    query: `${long.slice(0, 2000)}…`,
    querySha256: createHash('sha256').update(long).digest('hex'),
  });
});
