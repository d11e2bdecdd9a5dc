import type { Formats } from '../../../i18n/formats.ts';
import { type Cell, type ResultColumn, scaleOf } from './result-column.ts';

/** A value as it is shown: numbers with their thousands apart and the decimals of their type. */
export const cellText = (
  cell: NonNullable<Cell>,
  { kind, type }: Pick<ResultColumn, 'kind' | 'type'>,
  formats: Pick<Formats, 'exactNumber'>,
): string => (kind === 'number' ? formats.exactNumber(String(cell), scaleOf(type)) : String(cell));
