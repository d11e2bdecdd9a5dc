import type { IToken } from 'chevrotain';
import { distance } from 'fastest-levenshtein';
import { type ClauseKeyword, clauseKeywords, keywordTokens } from './tokens.ts';

export interface ClauseTokens {
  readonly keyword: ClauseKeyword;
  /** The keyword first. */
  readonly tokens: IToken[];
}

export interface SplitQuery {
  /** What stands before the first clause. */
  readonly prelude: readonly IToken[];
  readonly clauses: readonly ClauseTokens[];
  /** Words that were taken for a misspelled keyword. */
  readonly corrected: readonly { readonly token: IToken; readonly keyword: ClauseKeyword }[];
}

/**
 * Cuts a query at its clause keywords. They are never names, so a fault in one clause cannot spill
 * into the next. A misspelled keyword counts as one where no name could stand.
 */
export function splitClauses(tokens: readonly IToken[]): SplitQuery {
  const prelude: IToken[] = [];
  const clauses: ClauseTokens[] = [];
  const corrected: { token: IToken; keyword: ClauseKeyword }[] = [];
  tokens.forEach((token, index) => {
    const exact = clauseKeywords.find((keyword) => token.tokenType === keywordTokens[keyword]);
    const guessed = exact ? undefined : misspelledKeyword(token, tokens[index - 1]);
    const keyword = exact ?? guessed;
    if (guessed) corrected.push({ token, keyword: guessed });
    if (keyword) {
      clauses.push({ keyword, tokens: [{ ...token, ...tokenTypeOf(keyword) }] });
    } else (clauses.at(-1)?.tokens ?? prelude).push(token);
  });
  return { prelude, clauses, corrected };
}

const tokenTypeOf = (keyword: ClauseKeyword): Pick<IToken, 'tokenType' | 'tokenTypeIdx'> => {
  const tokenType = keywordTokens[keyword];
  return { tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
};

/** After these an item is complete: another name cannot follow. */
const itemEnds = ['Identifier', 'Number', 'Text', 'Star', 'RightParen', 'ASC', 'DESC'];
const longestMisspelling = 10;

function misspelledKeyword(token: IToken, before: IToken | undefined): ClauseKeyword | undefined {
  const length = token.image.length;
  if (token.tokenType.name !== 'Identifier' || length < 4 || length > longestMisspelling) return;
  if (before && !itemEnds.includes(before.tokenType.name)) return;
  return clauseKeywords.find((keyword) => distance(keyword, token.image.toUpperCase()) <= 2);
}
