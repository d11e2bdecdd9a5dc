import { useI18n } from '../i18n/i18n-context.tsx';
import { lengthOf } from './range-interval.ts';

/** Says what a range means; one that this console does not know keeps its name. */
export function useRangeWords(): (range: string) => string {
  const { texts, formats } = useI18n();
  const { range: words } = texts.queryForm;
  return (range) => {
    if (range === 'TODAY') return words.today;
    if (range === 'LIFETIME') return words.lifetime;
    const length = lengthOf(range);
    return length ? words[length.unit](length.count, formats.number(length.count)) : range;
  };
}
