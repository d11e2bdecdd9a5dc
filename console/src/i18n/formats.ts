export interface Formats {
  number(value: number): string;
  /** In the reader's own time zone. */
  time(value: string | Date): string;
  list(values: readonly string[]): string;
  /** Of a zone that is named, and of clocks with 24 hours, so that no zone's morning is another's evening. */
  inZone(zone: string): ZoneFormats;
}

export interface ZoneFormats {
  /** `Tue, Dec 1, 2026`. */
  day(value: Date): string;
  /** `06:00`. */
  clock(value: Date): string;
  dayAndClock(value: Date): string;
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
  };
};

export function createFormats(language: string): Formats {
  const numbers = new Intl.NumberFormat(language);
  const times = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const lists = new Intl.ListFormat(language);
  const zones = new Map<string, ZoneFormats>();
  return {
    inZone: (zone) => {
      const formats = zones.get(zone) ?? createZoneFormats(language, zone);
      zones.set(zone, formats);
      return formats;
    },
    number: (value) => numbers.format(value),
    time: (value) => times.format(new Date(value)),
    list: (values) => lists.format(values),
  };
}
