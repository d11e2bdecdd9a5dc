export interface Formats {
  number(value: number): string;
  /** In the reader's own time zone. */
  time(value: string | Date): string;
  list(values: readonly string[]): string;
}

export function createFormats(language: string): Formats {
  const numbers = new Intl.NumberFormat(language);
  const times = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const lists = new Intl.ListFormat(language);
  return {
    number: (value) => numbers.format(value),
    time: (value) => times.format(new Date(value)),
    list: (values) => lists.format(values),
  };
}
