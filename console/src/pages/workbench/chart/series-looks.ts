import { tokens } from '@fluentui/react-components';
import type { ChartPoints } from './chart-points.ts';

/** Dark on light and light on dark, by 3:1 at least. */
export const COLORS = [
  tokens.colorBrandForeground1,
  tokens.colorPalettePumpkinBorderActive,
  tokens.colorPaletteTealBorderActive,
  tokens.colorPaletteGrapeBorderActive,
  tokens.colorPaletteForestBorderActive,
  tokens.colorPaletteMagentaBorderActive,
  tokens.colorPaletteBrownBorderActive,
  tokens.colorNeutralForeground3,
] as const;

/** Colours alone tell nothing to some. */
const SYMBOLS = [
  ...['circle', 'square', 'triangle', 'diamond', 'cross', 'star', 'wye', 'times'],
] as const;

export interface SeriesLook {
  readonly name: string;
  readonly color: string;
  readonly symbol: string;
}

/** The look of each series, the one of the rest last. */
export function seriesOf({ points }: ChartPoints, other: string): SeriesLook[] {
  const names = [...new Set(points.filter(({ isOther }) => !isOther).map(nameOf))];
  const all = points.some(({ isOther }) => isOther) ? [...names, other] : names;
  return all.map((name, index) => ({
    name,
    color: COLORS[index % COLORS.length] ?? COLORS[0],
    symbol: SYMBOLS[index % SYMBOLS.length] ?? 'circle',
  }));
}

const nameOf = ({ series }: { readonly series: string | null }): string => series ?? '';
