import { createHash } from 'node:crypto';

/** Longer than any query that people write; a trail that nothing deletes must not fill the disk. */
const LONGEST = 2000;

/** A query's text as the audit trail holds it: of a long one the beginning, and what proves which it was. */
export const auditedQuery = (text: string): { query: string; querySha256?: string } =>
  text.length <= LONGEST
    ? { query: text }
    : {
        query: `${text.slice(0, LONGEST).toWellFormed()}…`,
        querySha256: createHash('sha256').update(text).digest('hex'),
      };
