import type { Throughput } from '@partner-insights/client/browser';

export const chartPeriods = {
  hours6: { hours: 6, intervalMinutes: 15 },
  day: { hours: 24, intervalMinutes: 60 },
  week: { hours: 168, intervalMinutes: 60 },
  month: { hours: 720, intervalMinutes: 1440 },
} as const;
export type ChartPeriod = keyof typeof chartPeriods;

export const isChartPeriod = (text: string): text is ChartPeriod =>
  Object.hasOwn(chartPeriods, text);

export const endings = ['completed', 'failed', 'skipped', 'cancelled'] as const;
export type Ending = (typeof endings)[number];

/** A stretch of a bar. */
export interface EndedPart {
  readonly from: Date;
  readonly to: Date;
  readonly ending: Ending;
  readonly count: number;
}

/** Endings that never came are left out. */
export const endedParts = (slots: readonly Throughput[], minutes: number): EndedPart[] =>
  slots.flatMap((slot) =>
    endings
      .filter((ending) => slot[ending] > 0)
      .map((ending) => ({
        from: new Date(slot.time),
        to: new Date(Date.parse(slot.time) + minutes * 60_000),
        ending,
        count: slot[ending],
      })),
  );

export const ranks = ['p50', 'p95', 'max'] as const;
export type Rank = (typeof ranks)[number];

export interface LatePoint {
  readonly time: Date;
  readonly rank: Rank;
  /** Null breaks the line: nothing ran. */
  readonly seconds: number | null;
}

/** In the middle of their slots. */
export const latePoints = (slots: readonly Throughput[], minutes: number): LatePoint[] =>
  slots.flatMap(({ time, lateness }) =>
    ranks.map((rank) => ({
      time: new Date(Date.parse(time) + minutes * 30_000),
      rank,
      seconds: lateness?.[rank] ?? null,
    })),
  );

export const sumOf = (slots: readonly Throughput[], ending: Ending): number =>
  slots.reduce((sum, slot) => sum + slot[ending], 0);

export const endedOf = (slots: readonly Throughput[]): number =>
  endings.reduce((sum, ending) => sum + sumOf(slots, ending), 0);

/** The worst slot's; null where nothing ran. */
export function worst(slots: readonly Throughput[], rank: Rank): number | null {
  const found = slots.flatMap(({ lateness }) => (lateness ? [lateness[rank]] : []));
  return found.length === 0 ? null : Math.max(...found);
}
