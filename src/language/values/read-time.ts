const wireForm = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2}):(\d{2})[Zz]?)?$/;

export type TimeReading =
  /** `time` is `HH:mm:ss`. */
  | { readonly ok: true; readonly date: string; readonly time: string }
  | { readonly ok: false; readonly fault: 'form' | 'calendar' };

/** Reads `yyyy-MM-dd`, with or without a time of day in UTC. Years 0001 to 9999. */
export function readTime(written: string): TimeReading {
  const match = wireForm.exec(written);
  if (!match) return { ok: false, fault: 'form' };
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00'] = match;
  if (!isDay(Number(year), Number(month), Number(day)) || !isTimeOfDay(hour, minute, second)) {
    return { ok: false, fault: 'calendar' };
  }
  return { ok: true, date: `${year}-${month}-${day}`, time: `${hour}:${minute}:${second}` };
}

const isTimeOfDay = (hour: string, minute: string, second: string): boolean =>
  hour < '24' && minute < '60' && second < '60';

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  return day <= daysIn(year, month);
}

const daysIn = (year: number, month: number): number => {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** `3/1/2026` (month first) and `2026-3-1`, rewritten; undefined for anything else. */
export function guessDate(written: string): string | undefined {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\D.*)?$/.exec(written);
  const short = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D.*)?$/.exec(written);
  const [year, month, day] = american
    ? [american[3], american[1], american[2]]
    : [short?.[1], short?.[2], short?.[3]];
  if (!year || !month || !day) return;
  const guess = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return readTime(guess).ok ? guess : undefined;
}
