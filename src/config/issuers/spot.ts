import { closest } from 'fastest-levenshtein';
import type { Path } from './located-yaml.ts';

/** A fault and where it is. */
export interface Problem {
  readonly path: Path;
  readonly sentence: string;
}

/** A value of the file, where it stands, and the list that takes its faults. */
export interface Spot {
  readonly value: unknown;
  readonly path: Path;
  readonly problems: Problem[];
}

/** Tells a fault; undefined stands for the value that nobody will get. */
export function wanted(spot: Spot, what: string): undefined {
  const is = spot.value === undefined ? 'is missing' : `is ${shown(spot.value)}`;
  tell(spot, `${is}; it should be ${what}.`);
}

export function tell({ path, problems }: Spot, sentence: string): void {
  problems.push({ path, sentence: `${nameOf(path)} ${sentence}` });
}

/** The fields of a map. A name that is none of `names` is a fault, for it may be a misspelt one. */
export function fieldsOf<const Name extends string>(
  spot: Spot,
  names: readonly Name[],
): Readonly<Record<Name, Spot>> | undefined {
  if (!isMap(spot.value)) return wanted(spot, `a map with the names ${names.join(', ')}`);
  for (const key of Object.keys(spot.value)) {
    if (names.some((name) => name === key)) continue;
    tell(child(spot, key), `is no setting; the nearest is ${closest(key, names)}.`);
  }
  return Object.fromEntries(names.map((name) => [name, child(spot, name)])) as Record<Name, Spot>;
}

/** The pairs of a map whose names the operator chooses; at least one. */
export function pairsOf(spot: Spot, what: string): readonly (readonly [string, Spot])[] {
  const { value } = spot;
  const keys = isMap(value) ? Object.keys(value) : [];
  if (keys.length === 0) wanted(spot, what);
  return keys.map((key) => [key, child(spot, key)]);
}

/** The items of a list; at least one. */
export function itemsOf(spot: Spot, what: string): readonly Spot[] {
  const items: readonly unknown[] = Array.isArray(spot.value) ? spot.value : [];
  if (items.length === 0) wanted(spot, what);
  return items.map((_, index) => child(spot, index));
}

export function textOf(spot: Spot, what: string): string | undefined {
  const { value } = spot;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : wanted(spot, what);
}

/** What is left out, or left empty, has its default. */
export const optional = <T, F>(spot: Spot, read: (spot: Spot) => T, fallback: F): T | F =>
  spot.value === undefined || spot.value === null ? fallback : read(spot);

const child = ({ value, path, problems }: Spot, key: string | number): Spot => ({
  value: Object.hasOwn(Object(value), key) ? Object(value)[key] : undefined,
  path: [...path, key],
  problems,
});

const isMap = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 200);

/** `issuers[0].partner.claim`. */
const nameOf = (path: Path): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1) || 'the file';
