import type { Value } from '../../language/plan.ts';
import { quoteEscapedText } from '../sql/quote.ts';

/**
 * The first and the last moment of Date32 and DateTime64(6). What lies beyond would silently become one of
 * them: no stored value may be the first or the last day, so that they stand for all that is earlier or later.
 */
export const FIRST_DAY = '1900-01-01';
export const LAST_DAY = '2299-12-31';

/** Numbers by way of text: a literal of more than 64 bits would become a floating point number. */
export function literal({ type, text }: Value): string {
  switch (type) {
    case 'string':
      return quoteEscapedText(text);
    case 'integer':
    case 'decimal':
      return numberLiteral(text);
    case 'date':
      return `CAST('${clamp(text, FIRST_DAY, LAST_DAY)}' AS Date32)`;
    case 'timestamp': {
      const instant = clamp(text, `${FIRST_DAY}T00:00:00Z`, `${LAST_DAY}T00:00:00Z`);
      return `toDateTime64('${instant.replace('T', ' ').replace('Z', '')}', 6, 'UTC')`;
    }
  }
}

function clamp(text: string, first: string, last: string): string {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(text)) throw new Error(`not a time: ${text}`);
  return text < first ? first : text > last ? last : text;
}

function numberLiteral(text: string): string {
  const [, digits, fraction = ''] = /^-?(\d{1,38})(?:\.(\d+))?$/.exec(text) ?? [];
  if (digits === undefined || text.length > 40) {
    throw new Error(`not a number of at most 38 digits: ${text}`);
  }
  const type = fraction === '' ? 'Int128' : `Decimal(38, ${fraction.length})`;
  return `CAST('${text}' AS ${type})`;
}
