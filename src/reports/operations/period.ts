import { PublicError } from '../../kernel/errors.ts';
import { parseTime, TIME_FORM } from '../parse-time.ts';

export interface PeriodInput {
  /** At or after. */
  readonly from?: string | undefined;
  /** Before. */
  readonly to?: string | undefined;
}

export interface BoundedPeriod {
  readonly from: Date;
  readonly to: Date;
}

const DAY_MS = 86_400_000;

/** What is left out: until now, and the day before that. Throws `invalid_request`. */
export function readPeriod({ from, to }: PeriodInput, now: Date): BoundedPeriod {
  // What has just ended lies in the period that ends now.
  const end = instant(to, 'to') ?? new Date(now.getTime() + 1);
  const start = instant(from, 'from') ?? new Date(end.getTime() - DAY_MS);
  if (start < end) return { from: start, to: end };
  throw new PublicError('invalid_request', { reason: 'to must be after from.' });
}

function instant(text: string | undefined, name: string): Date | undefined {
  const given = text?.trim();
  if (!given) return undefined;
  const time = parseTime(given);
  if (time) return time;
  throw new PublicError('invalid_request', {
    reason: `${name} must be ${TIME_FORM}; it is "${given.slice(0, 80)}".`,
  });
}
