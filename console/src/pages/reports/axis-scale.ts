const DAY = 86_400_000;

/** How many days back the axis shows. */
export const ranges = [7, 30, 90] as const;
export type Range = (typeof ranges)[number];

/** The shortest that shows a fair number of runs; the longest for those that run seldom. */
export const fittingRange = (dueTimes: readonly string[], now: Date): Range =>
  ranges.find(
    (days) =>
      dueTimes.filter((due) => Date.parse(due) > now.getTime() - days * DAY).length >= ENOUGH,
  ) ?? 90;

const ENOUGH = 10;

export interface Axis {
  readonly from: number;
  readonly to: number;
  /** Where an instant lies, 0 to 1. */
  place(time: number): number;
}

/** What is to come takes a sixth at the right. */
export function axisOf(days: Range, now: Date): Axis {
  const from = now.getTime() - days * DAY;
  const to = now.getTime() + (days * DAY) / 5;
  return { from, to, place: (time) => (time - from) / (to - from) };
}

/** Midnights of UTC, as many as there is room for. */
export function axisTicks({ from, to }: Axis, most: number): Date[] {
  const days = Math.max(1, Math.ceil((to - from) / DAY / most));
  const step = [1, 2, 3, 5, 7, 14, 30].find((one) => one >= days) ?? days;
  const ticks: Date[] = [];
  for (let time = Math.ceil(from / DAY) * DAY; time <= to; time += DAY) {
    if ((time / DAY) % step === 0) ticks.push(new Date(time));
  }
  return ticks;
}

/** Runs that all take less are alike. */
const ALIKE_SECONDS = 5;

/** The height of a run's bar, 0 to 1: by the root, so that short ones are seen beside long ones. */
export const barHeight = (seconds: number, longest: number): number =>
  longest < ALIKE_SECONDS ? 0.5 : Math.sqrt(Math.min(1, Math.max(0, seconds) / longest));
