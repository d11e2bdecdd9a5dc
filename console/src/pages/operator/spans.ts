/** Spans of time in words, by Intl. */
export interface Spans {
  /** `0.3 sec`, `12 sec`, `5 min`, `3 hr`. */
  seconds(seconds: number): string;
  /** `3 minutes ago`; `now` for less than a second. */
  ago(time: string, now: number): string;
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

export function createSpans(language: string): Spans {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const unitOf = (seconds: number) =>
    units.find(([, size]) => seconds >= size * 1.5) ?? (['second', 1] as const);
  return {
    seconds: (seconds) => {
      const [unit, size] = unitOf(seconds);
      const digits = seconds < 10 ? 1 : 0;
      const format = new Intl.NumberFormat(language, {
        ...{ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits },
      });
      return format.format(seconds / size);
    },
    ago: (time, now) => {
      const seconds = Math.max(0, (now - Date.parse(time)) / 1000);
      const [unit, size] = unitOf(seconds);
      return relative.format(-Math.round(seconds / size), unit);
    },
  };
}
