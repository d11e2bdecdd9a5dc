/** A stretch of the query's text. Offsets count from 0, end exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A word of the text, such as a name in the case that it was written in. */
export interface Written extends Span {
  readonly text: string;
}

/** In the order in which clauses usually stand. */
export const clauseNames = ['select', 'from', 'where', 'orderBy', 'limit', 'timespan'] as const;

export type ClauseName = (typeof clauseNames)[number];

export const comparisons = ['=', '!=', '>', '<', '>=', '<='] as const;

export type Operator = (typeof comparisons)[number] | 'LIKE' | 'NOT LIKE' | 'IN' | 'NOT IN';

export const isList = (operator: Operator): boolean => operator === 'IN' || operator === 'NOT IN';

/** What a value says, without quotes, and whether it is written as a bare number. */
export interface Value {
  readonly kind: 'text' | 'number';
  readonly text: string;
}

export interface WrittenCondition extends Span {
  readonly name: Written;
  readonly operator: Operator;
  readonly operatorSpan: Span;
  /** One, but for the operators of lists. */
  readonly values: readonly (Value & Span)[];
  /** The value, or the list with its parentheses. */
  readonly valueSpan: Span;
}

export interface WrittenOrder extends Span {
  readonly name: Written;
  /** DESC where the text says nothing. */
  readonly direction: 'asc' | 'desc';
  /** Null where the text says nothing. */
  readonly directionSpan: Span | null;
}

export interface WrittenClause extends Span {
  /** The end of what it begins with: SELECT [DISTINCT], ORDER BY, … */
  readonly headTo: number;
}

export interface ClauseProblem extends Span {
  /** Null: outside of every clause. */
  readonly clause: ClauseName | null;
}

/** A query as far as its text can be understood; what cannot is told in `problems`. */
export interface QueryModel {
  readonly dataset: Written | null;
  /** The word DISTINCT. */
  readonly distinct: Span | null;
  readonly select: readonly Written[];
  readonly conditions: readonly WrittenCondition[];
  readonly orderBy: readonly WrittenOrder[];
  readonly limit: Written | null;
  readonly timespan: Written | null;
  readonly clauses: Readonly<Partial<Record<ClauseName, WrittenClause>>>;
  readonly problems: readonly ClauseProblem[];
  /** False: nothing of the text can be changed safely but by hand. */
  readonly readable: boolean;
}

/** False where part of the clause was not understood; other clauses may still be changed. */
export const isSound = ({ problems, readable }: QueryModel, clause: ClauseName): boolean =>
  readable && !problems.some((problem) => problem.clause === clause);
