import type { Texts } from '../../i18n/texts.ts';

export function laneText(lane: string, { operator }: Texts): string {
  const names: Readonly<Record<string, string>> = operator.lanes;
  return names[lane] ?? lane;
}
