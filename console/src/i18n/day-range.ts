/** The days from one to before another, in UTC: `May 1 – Oct 31, 2026`. */
export const formatDays = (language: string, from: Date, before: Date): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
    from,
    new Date(before.getTime() - 1),
  );
