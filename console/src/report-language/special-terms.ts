import * as terms from './generated/terms.ts';

const byKeyword: ReadonlyMap<string, number> = new Map(
  Object.entries({
    SELECT: terms.Select,
    DISTINCT: terms.Distinct,
    FROM: terms.From,
    WHERE: terms.Where,
    AND: terms.And,
    NOT: terms.Not,
    LIKE: terms.Like,
    IN: terms.In,
    ORDER: terms.Order,
    BY: terms.By,
    ASC: terms.Asc,
    DESC: terms.Desc,
    LIMIT: terms.Limit,
    TIMESPAN: terms.Timespan,
  }),
);

/** The term of a keyword in any case; -1 for every other word. The generated parser hands a stack too. */
export const keywordTerm = (word: string, _stack?: unknown): number =>
  byKeyword.get(word.toUpperCase()) ?? -1;

/** Quotes come in pairs, doubled ones included, unless the closing one is missing. */
export const unclosedTerm = (text: string, _stack?: unknown): number =>
  text.split("'").length % 2 === 0 ? terms.UnclosedString : -1;
