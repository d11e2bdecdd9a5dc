import { instantsOf, type WallTime, wallTimeAt } from '../../schedule/zone.ts';

/** What fields of dates and times hold: `yyyy-MM-dd` and `HH:mm`. */

const two = (number: number): string => String(number).padStart(2, '0');

export const clockText = ({ hour, minute }: WallTime): string => `${two(hour)}:${two(minute)}`;

export function wallDate(zone: string, instant: Date): string {
  const { year, month, day } = wallTimeAt(zone, instant);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

export const wallTime = (zone: string, instant: Date): string =>
  clockText(wallTimeAt(zone, instant));

export function readWallTime(date: string, time: string): WallTime | null {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []).map(Number);
  const [, hour, minute] = (/^(\d\d):(\d\d)(?::\d\d)?$/.exec(time) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  if (hour === undefined || minute === undefined) return null;
  return { year, month, day, hour, minute };
}

/** Date and time by other clocks, of the same instant; as they are where they name none. */
export function rewriteWall(
  { date, time }: { readonly date: string; readonly time: string },
  fromZone: string,
  toZone: string,
): { date: string; time: string } {
  const wall = readWallTime(date, time);
  const [instant] = wall ? instantsOf(fromZone, wall) : [];
  if (!instant) return { date, time };
  return { date: wallDate(toZone, instant), time: wallTime(toZone, instant) };
}
