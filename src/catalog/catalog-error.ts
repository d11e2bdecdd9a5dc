/** Where in a catalog file something stands. Lines and columns count from 1. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export interface Problem {
  /** A bare path where the fault lies in a folder, not in a line. */
  readonly place: Place | string;
  readonly reason: string;
}

/** The catalog's files are faulty. The message lists every problem, one a line. */
export class CatalogError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const inFileOrder = problems.toSorted(byPlace);
    super(['The catalog has faults:', ...inFileOrder.map(problemText)].join('\n'));
    this.name = 'CatalogError';
    this.problems = inFileOrder;
  }
}

const problemText = ({ place, reason }: Problem): string => `${placeText(place)}: ${reason}`;

/** `path:line:column`, as editors and terminals make it a link. */
export const placeText = (place: Place | string): string =>
  typeof place === 'string' ? place : `${place.path}:${place.line}:${place.column}`;

/** In the order of the files. */
export function byPlace(a: Problem, b: Problem): number {
  const [left, right] = [startOf(a.place), startOf(b.place)];
  if (left.path !== right.path) return left.path < right.path ? -1 : 1;
  return left.line - right.line || left.column - right.column;
}

const startOf = (place: Place | string): Place =>
  typeof place === 'string' ? { path: place, line: 0, column: 0 } : place;
