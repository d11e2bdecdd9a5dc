import type { IToken } from 'chevrotain';
import { keywords } from '../../catalog/keywords.ts';
import { nearestNames } from '../problems/nearest-names.ts';
import type { Report } from '../problems/problem.ts';
import { checkClauseOrder, isText, type Place } from './check-clause-order.ts';
import { type ClauseError, parseClause } from './clause-parser.ts';
import { insteadOf } from './foreign-words.ts';
import { emptySyntax, type QuerySyntax } from './query-syntax.ts';
import { type ClauseTokens, splitClauses } from './split-clauses.ts';
import { tokenize, toWord } from './tokens.ts';

/** A text with more syntax errors than this is not read to its end. */
const mostErrors = 100;

export interface ParsedQuery {
  readonly syntax: QuerySyntax;
  /** Offsets of words that a syntax error follows directly: what they mean is anyone's guess. */
  readonly doubtful: ReadonlySet<number>;
  /** True when part of the SELECT list was not understood. */
  readonly selectsMore: boolean;
}

/** Reads what it can and reports the rest. Linear in the length of the text. */
export function parseQuery(text: string, report: Report): ParsedQuery {
  const tokens = withoutLastSemicolon(tokenize(text));
  const split = splitClauses(tokens);
  const syntax = emptySyntax();
  const errors = parseClauses(split.clauses, syntax);
  const end = placeOfEnd(text, tokens);
  const faulty = new Set(errors.map((error) => error.clause));
  checkClauseOrder(split, end, faulty, report);
  for (const { token, keyword } of split.corrected) {
    report('unknown_keyword', toWord(token), () => ({ suggestions: [keyword] }));
  }
  const textEnds = new Set(tokens.filter(isText).map((token) => toWord(token).to));
  for (const error of withoutFollowUps(errors, tokens)) {
    reportSyntaxError(error, { end, textEnds }, report);
  }
  return {
    syntax,
    doubtful: wordsBefore(errors, tokens),
    selectsMore: errors.some((error) => error.clause.keyword === 'SELECT'),
  };
}

const withoutLastSemicolon = (tokens: IToken[]): IToken[] =>
  tokens.at(-1)?.tokenType.name === 'Semicolon' ? tokens.slice(0, -1) : tokens;

interface SyntaxError extends ClauseError {
  readonly clause: ClauseTokens;
}

/** An error at a clause's end lies at the word after it, so that every error has its own place. */
function parseClauses(clauses: readonly ClauseTokens[], into: QuerySyntax): SyntaxError[] {
  const errors: SyntaxError[] = [];
  clauses.forEach((clause, index) => {
    const left = mostErrors - errors.length;
    if (left <= 0) return;
    const next = clauses[index + 1]?.tokens[0] ?? null;
    for (const error of parseClause(clause.keyword, clause.tokens, into, left)) {
      errors.push({ clause, token: error.token ?? next, expected: error.expected });
    }
  });
  return errors;
}

function reportSyntaxError(
  { token, expected }: SyntaxError,
  { end, textEnds }: { readonly end: Place; readonly textEnds: ReadonlySet<number> },
  report: Report,
): undefined {
  if (!token) return report('unexpected_end', end, () => ({ params: { expected } }));
  const place = toWord(token);
  if (textEnds.has(token.startOffset) && isNameToken(token)) return report('quote_in_text', place);
  const instead = insteadOf(token.image);
  if (instead) return report('not_supported', place, () => ({ params: { instead } }));
  const suggestions = nearestKeywords(token, expected);
  return suggestions.length > 0
    ? report('unknown_keyword', place, () => ({ suggestions }))
    : report('unexpected_word', place, () => ({ params: { expected } }));
}

const isNameToken = (token: IToken): boolean => token.tokenType.name === 'Identifier';

/** Of the keywords expected here, those that a misspelled word may have meant. */
const nearestKeywords = (token: IToken, expected: string): readonly string[] =>
  isNameToken(token)
    ? nearestNames(
        token.image,
        keywords.filter((keyword) => new RegExp(`\\b${keyword}\\b`).test(expected)),
        token.image.length < 4 ? 1 : 2,
      )
    : [];

/** The end of what was written, blanks not counted. */
function placeOfEnd(text: string, tokens: readonly IToken[]): Place {
  const last = tokens.at(-1);
  const end = last ? toWord(last).to : 0;
  return { from: Math.min(end, text.length), to: Math.min(end, text.length) };
}

function wordsBefore(errors: readonly SyntaxError[], tokens: readonly IToken[]): Set<number> {
  const places = new Set(errors.map((error) => error.token?.startOffset));
  return new Set(
    tokens.flatMap((token, index) =>
      places.has(tokens[index + 1]?.startOffset) ? [token.startOffset] : [],
    ),
  );
}

/**
 * An error at the very next word is a consequence, not a second fault, and so is the parenthesis that
 * closes one that should not be there.
 */
function withoutFollowUps(
  errors: readonly SyntaxError[],
  tokens: readonly IToken[],
): SyntaxError[] {
  const order = new Map(tokens.map((token, index) => [token.startOffset, index]));
  const indexOf = ({ token }: SyntaxError) =>
    token ? (order.get(token.startOffset) ?? -1) : tokens.length;
  const faulty = new Set(errors.map(indexOf));
  const opens = errors.some(({ token }) => token?.image === '(');
  return errors.filter(
    (error) => !faulty.has(indexOf(error) - 1) && !(opens && error.token?.image === ')'),
  );
}
