import { useI18n } from '../../../i18n/i18n-context.tsx';
import type { ResultColumn } from '../results/result-column.ts';
import { axisText } from './axis-text.ts';
import type { ChartChoice } from './chart-choice.ts';
import type { ChartPoints } from './chart-points.ts';

/** What the chart shows, for those who do not see it. */
export function useChartSummary(
  choice: ChartChoice,
  columns: readonly ResultColumn[],
  { points, folded }: ChartPoints,
): string {
  const { texts, formats } = useI18n();
  const { chart: words } = texts.workbench;
  const y = choice.y ?? words.rows;
  const kind = columns.find(({ name }) => name === choice.x)?.kind ?? 'text';
  const place = ({ x, isOther }: (typeof points)[number]): string =>
    isOther
      ? words.other(formats.number(folded))
      : x === null
        ? words.nullName
        : axisText(x, kind, formats);
  const [first] = points;
  if (!first) return words.summary(words.forms[choice.form], y, choice.x ?? '');
  const high = points.reduce((most, point) => (point.y > most.y ? point : most), first);
  const low = points.reduce((least, point) => (point.y < least.y ? point : least), first);
  const names = [...new Set(points.flatMap(({ series }) => series ?? []))];
  const number = (value: number) => formats.exactNumber(String(value), null);
  return [
    words.summary(words.forms[choice.form], y, choice.x ?? ''),
    choice.form === 'line' &&
      names.length > 0 &&
      words.seriesCount(formats.number(names.length), formats.list(names)),
    words.extremes(number(high.y), place(high), number(low.y), place(low)),
    words.sameAsTable,
  ]
    .filter(Boolean)
    .join(' ');
}
