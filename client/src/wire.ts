import { InsightsError } from './errors.ts';
import type { Time } from './types.ts';

/** The body that the contract asks for: `ReportName` for `reportName`, dates without milliseconds. */
export const pascalCased = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      value instanceof Date ? wireTime(value) : value,
    ]),
  );

export const wireTime = (time: Time | undefined): string | undefined =>
  time instanceof Date ? `${time.toISOString().slice(0, 19)}Z` : time;

export function theOne(value: readonly unknown[]): unknown {
  if (value.length === 0) throw new InsightsError('The service answered with nothing');
  return value[0];
}
