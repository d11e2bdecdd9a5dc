import { PublicError } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/ids.ts';

/** Where a list goes on: behind the item of this time and id. */
export interface Place {
  readonly time: string;
  readonly id: string;
}

/** It needs no look-up, so it stays good when the item is gone. */
export const placeText = ({ time, id }: Place): string => `${time}_${id}`;

/** Throws `invalid_request`. */
export function readPlace(text: string | undefined): Place | undefined {
  const given = text?.trim();
  if (!given) return undefined;
  const [time = '', id = ''] = given.split('_', 2);
  if (isInstant(time) && isUuid(id)) return { time, id: id.toLowerCase() };
  throw new PublicError('invalid_request', {
    reason: `after must be what the nextLink before said; it is "${given.slice(0, 80)}".`,
  });
}

const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text));

const DEFAULT_LIMIT = 100;
export const LONGEST_PAGE = 500;

/** Throws `invalid_request`. */
export function pageLimit(limit: number = DEFAULT_LIMIT): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= LONGEST_PAGE) return limit;
  throw new PublicError('invalid_request', {
    reason: `limit must be a whole number from 1 to ${LONGEST_PAGE}; it is ${limit}.`,
  });
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Where the next page begins; null when this is the last. */
  readonly next: string | null;
}

/** Of rows that were asked for with one more than the limit. */
export function pageOfRows<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  placeOf: (row: Row) => Place,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? placeText(placeOf(last)) : null;
  return { items: shown.map(toItem), next };
}
