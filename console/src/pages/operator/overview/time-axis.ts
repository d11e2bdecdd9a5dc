import type { Throughput } from '@partner-insights/client/browser';

const PIXELS_PER_TICK = 84;
const DAY_MINUTES = 1440;

/** Hours in the reader's own time; days in UTC, as they are counted. */
export function timeAxis(
  slots: readonly Throughput[],
  minutes: number,
  width: number,
  language: string,
) {
  const first = Date.parse(slots[0]?.time ?? '');
  const last = Date.parse(slots.at(-1)?.time ?? '') + minutes * 60_000;
  const format = tickFormat(last - first, minutes, language);
  return {
    type: minutes === DAY_MINUTES ? ('utc' as const) : ('time' as const),
    domain: [new Date(first), new Date(last)],
    ticks: Math.max(2, Math.floor(width / PIXELS_PER_TICK)),
    tickFormat: (time: Date) => format.format(time),
    label: null,
  };
}

const TWO_DAYS_MS = 2 * 86_400_000;

const tickFormat = (milliseconds: number, minutes: number, language: string) =>
  new Intl.DateTimeFormat(
    language,
    minutes === DAY_MINUTES
      ? { month: 'short', day: 'numeric', timeZone: 'UTC' }
      : milliseconds > TWO_DAYS_MS
        ? { month: 'short', day: 'numeric' }
        : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  );
