import { createDataFormats, type DataFormats } from './data-formats.ts';

export interface Formats extends DataFormats {
  number(value: number): string;
  /** In the reader's own time zone. */
  time(value: string | Date): string;
  list(values: readonly string[]): string;
  /** `in 3 hours`, `2 days ago`. */
  relative(milliseconds: number): string;
  /** `3 minutes ago`; `now` for what another clock puts ahead. */
  ago(time: string, now: number): string;
  /** `12 sec`, `1 hr 5 min`. */
  duration(seconds: number): string;
  /** `4.1 kB`. */
  bytes(bytes: number): string;
  /** Of a zone that is named, and of clocks with 24 hours, so that no zone's morning is another's evening. */
  inZone(zone: string): ZoneFormats;
}

export interface ZoneFormats {
  /** `Tue, Dec 1, 2026`. */
  day(value: Date): string;
  /** `06:00`. */
  clock(value: Date): string;
  dayAndClock(value: Date): string;
  /** `Tue, Dec 1, 06:00`, where the year goes without saying. */
  shortDayAndClock(value: Date): string;
  /** `Dec 1`. */
  shortDay(value: Date): string;
}

const createZoneFormats = (language: string, zone: string): ZoneFormats => {
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const formatOf = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
    return (value: Date) => format.format(value);
  };
  return {
    day: formatOf(day),
    clock: formatOf(clock),
    dayAndClock: formatOf({ ...day, ...clock }),
    shortDayAndClock: formatOf({ weekday: 'short', day: 'numeric', month: 'short', ...clock }),
    shortDay: formatOf({ day: 'numeric', month: 'short' }),
  };
};

const spans = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

const createRelative = (language: string) => {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return (milliseconds: number): string => {
    const seconds = Math.round(milliseconds / 1000);
    // 36 hours are told apart from two days, 90 minutes from two hours.
    const [unit, size] = spans.find(([, each]) => Math.abs(seconds) >= each * 1.5) ?? ['second', 1];
    return format.format(Math.sign(seconds) * Math.round(Math.abs(seconds) / size), unit);
  };
};

const unitFormat = (language: string, unit: string, digits = 0) =>
  new Intl.NumberFormat(language, {
    ...{ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits },
  });

/** Below it tenths are told. */
const FINE_SECONDS = 9.95;

/** The largest unit that fits, and the next one where it says something. */
const createDuration = (language: string) => {
  const formats = new Map<string, Intl.NumberFormat>(
    spans.map(([unit]) => [unit, unitFormat(language, unit)]),
  );
  const fine = unitFormat(language, 'second', 1);
  return (given: number): string => {
    if (given < FINE_SECONDS) return fine.format(given);
    const seconds = Math.round(given);
    const at = Math.max(
      0,
      spans.findIndex(([, each]) => seconds >= each),
    );
    const [first, second] = [spans[at], spans[at + 1]];
    if (!first) return '';
    const whole = Math.floor(seconds / first[1]);
    const rest = second ? Math.floor((seconds - whole * first[1]) / second[1]) : 0;
    const parts = [
      [first[0], whole] as const,
      ...(second && rest > 0 ? [[second[0], rest] as const] : []),
    ];
    return parts.map(([unit, count]) => formats.get(unit)?.format(count) ?? '').join(' ');
  };
};

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const createBytes = (language: string) => {
  const whole = { style: 'unit', unit: 'byte', unitDisplay: 'long' } as const;
  const formats = byteUnits.map((unit, at) =>
    at === 0 ? new Intl.NumberFormat(language, whole) : unitFormat(language, unit, 1),
  );
  return (bytes: number): string => {
    const at = bytes < 1000 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log10(bytes) / 3));
    return formats[at]?.format(bytes / 1000 ** at) ?? String(bytes);
  };
};

export function createFormats(language: string): Formats {
  const numbers = new Intl.NumberFormat(language);
  const times = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const lists = new Intl.ListFormat(language);
  const relative = createRelative(language);
  const zones = new Map<string, ZoneFormats>();
  return {
    ...createDataFormats(language),
    inZone: (zone) => {
      const formats = zones.get(zone) ?? createZoneFormats(language, zone);
      zones.set(zone, formats);
      return formats;
    },
    number: (value) => numbers.format(value),
    time: (value) => times.format(new Date(value)),
    list: (values) => lists.format(values),
    relative,
    ago: (time, now) => relative(Math.min(0, Date.parse(time) - now)),
    duration: createDuration(language),
    bytes: createBytes(language),
  };
}
