import { type Dataset, type DateRange, dateRanges } from '../../catalog/dataset.ts';
import { nearestNames } from '../problems/nearest-names.ts';
import type { Word } from '../syntax/tokens.ts';
import { reportOf, type Scope } from './check-names.ts';

/** Undefined when it is wrong and has been reported. */
export function checkTimespan(word: Word, scope: Scope): DateRange | undefined {
  const { dataset } = scope;
  const report = reportOf(word, scope);
  const range = dateRanges.find((candidate) => candidate === word.text.toUpperCase());
  const offered = dataset?.availableDateRanges ?? dateRanges;
  if (!range) {
    const written = word.text.replace(/^\W|\W$/g, '').replaceAll(' ', '_');
    report('unknown_timespan', word, () => ({ suggestions: nearestNames(written, offered) }));
  } else if (dataset && !offered.includes(range)) {
    const params = { dataset: dataset.name, range, offered: offered.join(', ') };
    report('timespan_not_offered', word, () => ({ params }));
  } else return range;
  return undefined;
}

/** The range of a query that names none. */
export function defaultTimespan({ timeColumn, availableDateRanges }: Dataset): DateRange {
  if (timeColumn === null) return 'LIFETIME';
  const usual = (['LAST_6_MONTHS', 'LIFETIME'] as const).find((range) =>
    availableDateRanges.includes(range),
  );
  return usual ?? availableDateRanges.at(-1) ?? 'LIFETIME';
}
