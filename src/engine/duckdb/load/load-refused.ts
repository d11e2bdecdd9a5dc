/** Why a file cannot be loaded; a part that is absent does not apply. */
export interface LoadProblem {
  readonly file: string;
  /** The record in the file, the header being the first; its line where records have broken. */
  readonly row?: number;
  readonly column?: string;
  /** Shortened. */
  readonly value?: string;
  readonly reason: string;
}

/** Nothing was switched. `problems` holds the first 100 of `total`. */
export class LoadRefused extends Error {
  readonly problems: readonly LoadProblem[];
  readonly total: number;

  constructor(problems: readonly LoadProblem[], total = problems.length) {
    super(`${total} ${total === 1 ? 'problem' : 'problems'}; nothing was loaded`);
    this.name = 'LoadRefused';
    this.problems = problems.slice(0, MOST_PROBLEMS);
    this.total = total;
  }
}

export const MOST_PROBLEMS = 100;

export const shorten = (value: string): string =>
  value.length > 60 ? `${value.slice(0, 59)}…` : value;
