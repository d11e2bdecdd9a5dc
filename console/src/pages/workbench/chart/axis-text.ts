import type { Formats } from '../../../i18n/formats.ts';
import type { ColumnKind } from '../results/result-column.ts';

/** A value of the axis: months as months where the day says nothing. */
export function axisText(
  value: string | number,
  kind: ColumnKind,
  formats: Pick<Formats, 'utcDay' | 'utcMonth' | 'compactNumber'>,
): string {
  if (typeof value === 'number') return formats.compactNumber(value);
  if (kind !== 'date') return value;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  return /^\d{4}-\d{2}-01(T00:00:00Z)?$/.test(value)
    ? formats.utcMonth(date)
    : formats.utcDay(date);
}
