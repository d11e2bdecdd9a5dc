import { DAY } from './schedule.ts';

/** What clocks show. */
export interface WallTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

export interface ClockChange {
  readonly at: Date;
  /** Milliseconds that clocks are ahead of UTC. */
  readonly before: number;
  readonly after: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a hundred times its use. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** The zone's clocks at the instant, as milliseconds as if they were of UTC. */
function shownAt(zone: string, instant: Date): number {
  const parts = formatOf(zone).formatToParts(instant);
  const { year, month, day, hour, minute, second } = Object.fromEntries(
    parts.map(({ type, value }) => [type, Number(value)]),
  ) as Record<string, number>;
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}

/** Milliseconds that the zone's clocks are ahead of UTC. */
export const offsetAt = (zone: string, instant: Date): number =>
  shownAt(zone, instant) - Math.floor(instant.getTime() / 1000) * 1000;

export function wallTimeAt(zone: string, instant: Date): WallTime {
  const shown = new Date(shownAt(zone, instant));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
  };
}

const asUtc = ({ year, month, day, hour, minute }: WallTime): number =>
  Date.UTC(year, month - 1, day, hour, minute);

/**
 * When the zone's clocks show that: once; never, where they are put forward over it; twice, where they
 * are put back, the first one first.
 */
export function instantsOf(zone: string, wall: WallTime): Date[] {
  const shown = asUtc(wall);
  const offsets = [-DAY, DAY].map((by) => offsetAt(zone, new Date(shown + by)));
  return [...new Set(offsets)]
    .filter((offset) => offsetAt(zone, new Date(shown - offset)) === offset)
    .map((offset) => new Date(shown - offset))
    .sort((a, b) => a.getTime() - b.getTime());
}

/** The first instant at which the zone's clocks show that time or a later one of its day. */
export function firstInstantFrom(zone: string, wall: WallTime): Date {
  const [exact] = instantsOf(zone, wall);
  if (exact) return exact;
  return changeNear(zone, wall)?.at ?? new Date(asUtc(wall));
}

/** The change of clocks about a time that they never show, or show twice. */
export function changeNear(zone: string, wall: WallTime): ClockChange | undefined {
  const shown = asUtc(wall);
  return clockChanges(zone, { from: new Date(shown - DAY), before: new Date(shown + DAY) })[0];
}

/** When the zone's clocks are put forward or back, to the second. */
export function clockChanges(
  zone: string,
  { from, before }: { readonly from: Date; readonly before: Date },
): ClockChange[] {
  const found: ClockChange[] = [];
  const end = before.getTime();
  let [time, offset] = [from.getTime(), offsetAt(zone, from)];
  while (time < end) {
    const next = Math.min(time + 7 * DAY, end);
    const nextOffset = offsetAt(zone, new Date(next));
    if (nextOffset !== offset) {
      found.push({ at: changeWithin(zone, time, next), before: offset, after: nextOffset });
    }
    [time, offset] = [next, nextOffset];
  }
  return found;
}

/** Halves the span until it is of a second. */
function changeWithin(zone: string, from: number, to: number): Date {
  const before = offsetAt(zone, new Date(from));
  let [low, high] = [Math.floor(from / 1000), Math.ceil(to / 1000)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, new Date(middle * 1000)) === before) low = middle;
    else high = middle;
  }
  return new Date(high * 1000);
}

const MINUTE = 60_000;

/** `UTC+9`, `UTC-3:30`, `UTC`. */
export function offsetName(offset: number): string {
  if (offset === 0) return 'UTC';
  const minutes = Math.abs(offset) / MINUTE;
  const rest = Math.round(minutes % 60);
  return `UTC${offset < 0 ? '-' : '+'}${Math.floor(minutes / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

/** Whether the zone's clocks always show UTC, so that telling both would say the same twice. */
export const isUtc = (zone: string): boolean => /^(Etc\/)?(UTC|GMT|UCT|Zulu|Universal)$/.test(zone);

/** The reader's own, as the browser has it. */
export const localZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
