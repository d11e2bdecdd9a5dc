import type { Worlds } from './worlds.ts';

/** One row of the table: two things measured in turn, so that a slow moment hits both. */
export interface Row {
  readonly name: string;
  readonly ours: string;
  readonly against: string;
  readonly unit: Unit;
  /** Of ours over the other. */
  readonly target: Target;
  /** What else must hold of ours. */
  readonly limits?: readonly Limit[];
  /** How many pairs are measured where `asked` is the number that the command line says. */
  rounds(asked: number): number;
  /** False: each side begins anew every time, so that a pair before the first would change nothing. */
  readonly warmsUp: boolean;
  open(setting: Setting): Promise<OpenRow>;
}

export type Unit = 's' | 'ms' | 'µs' | 'MB' | '/s';
export type Target = { readonly atMost: number } | { readonly atLeast: number };

/** The median of `Sample.also[name]` stays below. */
export interface Limit {
  readonly name: string;
  readonly unit: Unit;
  readonly below: number;
}

export interface Setting {
  readonly worlds: Worlds;
  /** 1: as the table says; less for trying the bench itself. */
  readonly scale: number;
}

export interface OpenRow extends AsyncDisposable {
  ours(): Promise<Sample>;
  against(): Promise<Sample>;
}

export interface Sample {
  readonly value: number;
  readonly also?: Readonly<Record<string, number>>;
}

export interface Pair {
  readonly ours: Sample;
  readonly against: Sample;
}

/** A number of the table at this scale, but not less than `least`. */
export const scaled = (count: number, { scale }: Pick<Setting, 'scale'>, least = 1): number =>
  Math.max(least, Math.round(count * scale));
