/** Of values in tables and on axes. */
export interface DataFormats {
  /** A number by its digits, of which none is lost; with so many decimals, else as many as it has. */
  exactNumber(digits: string, decimals: number | null): string;
  /** Short, as on an axis: 1.2K. */
  compactNumber(value: number): string;
  /** A day of UTC. */
  utcDay(value: Date): string;
  utcMonth(value: Date): string;
  /** Days of UTC, the last one included. */
  utcDays(from: Date, to: Date): string;
}

export function createDataFormats(language: string): DataFormats {
  const compact = new Intl.NumberFormat(language, {
    ...{ notation: 'compact', maximumSignificantDigits: 3 },
  });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const month = { year: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  const months = new Intl.DateTimeFormat(language, month);
  const exact = new Map<number | null, Intl.NumberFormat>();
  const exactFormat = (decimals: number | null): Intl.NumberFormat => {
    const known = exact.get(decimals);
    if (known) return known;
    const [minimumFractionDigits, maximumFractionDigits] = [decimals ?? 0, decimals ?? 20];
    const made = new Intl.NumberFormat(language, { minimumFractionDigits, maximumFractionDigits });
    exact.set(decimals, made);
    return made;
  };
  return {
    // Given as text, a number is not rounded to what JavaScript's own can hold.
    exactNumber: (digits, decimals) =>
      exactFormat(decimals).format(digits as Intl.StringNumericLiteral),
    compactNumber: (value) => compact.format(value),
    utcDay: (value) => days.format(value),
    utcMonth: (value) => months.format(value),
    utcDays: (from, to) => days.formatRange(from, to),
  };
}
