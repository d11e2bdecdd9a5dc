/** Values by column, as a file spells them; those that are left out are missing. */
export type Fact = Readonly<Record<string, string | null>>;

/** A rule of docs/semantics.md and what holds it true. */
export interface Rule {
  /** The heading. */
  readonly rule: string;
  readonly rows: readonly Fact[];
  readonly cases: readonly Case[];
}

/** The answer is written by hand: the rows in order, as a file has them, or why there is none. */
export type Case = { readonly query: string } & (
  | { readonly answer: readonly (readonly (string | null)[])[] }
  | { readonly refused: string }
  | { readonly fails: true }
);

/** Each of these is the only value of its row. */
export const of = (column: string, ...values: readonly (string | null)[]): Fact[] =>
  values.map((value) => ({ [column]: value }));

/** A query of one column, and its values in order. */
export const gives = (query: string, ...values: readonly (string | null)[]): Case => ({
  ...{ query, answer: values.map((value) => [value]) },
});
