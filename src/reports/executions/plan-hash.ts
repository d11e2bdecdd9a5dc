import { createHash } from 'node:crypto';
import type { GuardedPlan } from '../../policy/guard.ts';

/**
 * Hex SHA-256 of what was run: the plan, the locations, the withheld columns and the time covered, as
 * canonical JSON. The account is left out, so that the same question is known again with every partner.
 */
export const planHash = ({ plan, rows, withheld, interval }: GuardedPlan): string =>
  createHash('sha256')
    .update(canonicalJson({ plan, locations: rows.locations, withheld, interval }))
    .digest('hex');

/** One text for one value: names sorted, no blanks. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
