import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { type Keyword, keywords } from '../../catalog/keywords.ts';

/** A stretch of the query's text. Offsets count from 0, end exclusive. */
export interface Word {
  /** The name of its token type: `Identifier`, `Number`, `Text`, … */
  readonly kind: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The keywords that a clause begins with. */
export const clauseKeywords = [
  'SELECT',
  'FROM',
  'WHERE',
  'ORDER',
  'LIMIT',
  'TIMESPAN',
] as const satisfies readonly Keyword[];

export type ClauseKeyword = (typeof clauseKeywords)[number];

const category = (name: string, label: string): TokenType =>
  createToken({ name, label, pattern: Lexer.NA });

// The parser takes any operand where one may stand and leaves it to the checker to say what is
// wrong with it: "put text in single quotes" helps more than "unexpected identifier".
export const FieldName = category('FieldName', 'a column or metric name');
export const DatasetName = category('DatasetName', 'a dataset name');
export const RangeName = category('RangeName', 'a range such as LAST_6_MONTHS');
export const RowCount = category('RowCount', 'a whole number');
export const Value = category('Value', 'a value');

const operandRoles = [FieldName, DatasetName, RangeName, RowCount, Value];

const operand = (name: string, pattern: RegExp, more: object = {}): TokenType =>
  createToken({ name, pattern, categories: operandRoles, ...more });

export const Identifier = operand('Identifier', /[A-Za-z_][A-Za-z0-9_]*/);
/** Parsed only to say that `a BETWEEN 1 AND 2` is not part of the language. */
export const Between = operand('Between', /between/i, { longer_alt: Identifier });
/** Wide on purpose: `1e3` and `2026-01-31` are one faulty number, not several good words. */
const NumberLike = operand('Number', /[+-]?\.?\d(?:[\w.:/]|-(?=\w))*/);
/** A missing closing quote takes the rest of the text. */
const Text = operand('Text', /'[^']*(?:''[^']*)*'?/, { line_breaks: true });
/** Quotes of other dialects and of word processors. */
const OddQuoted = operand(
  'OddQuoted',
  /"[^"\n]*"?|`[^`\n]*`?|\[[^\]\n]*\]?|[‘’][^‘’\n]*[‘’]?|[“”„][^“”\n]*[“”]?/,
);
const Star = operand('Star', /\*/);

export const Comma = createToken({ name: 'Comma', pattern: /,/, label: 'a comma' });
export const LeftParen = createToken({
  name: 'LeftParen',
  pattern: /\(/,
  label: 'a list in parentheses',
});
export const RightParen = createToken({
  name: 'RightParen',
  pattern: /\)/,
  label: 'a comma or `)`',
});
export const Semicolon = createToken({ name: 'Semicolon', pattern: /;/ });
export const Operator = createToken({
  name: 'Operator',
  pattern: /[=<>!]+/,
  label: 'an operator such as `=`',
});

const Blank = createToken({
  name: 'Blank',
  // \s covers the no-break space and the byte order mark, not the zero-width space.
  pattern: /[\s\u200b]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
/** Makes the lexer total: whatever it does not know is one unexpected word. */
const Unknown = createToken({
  name: 'Unknown',
  pattern: /--|\/\*|[\ud800-\udbff][\udc00-\udfff]|[^\s]/,
});

export const keywordTokens = Object.fromEntries(
  keywords.map((keyword) => [
    keyword,
    createToken({
      name: keyword,
      label: keyword,
      pattern: new RegExp(keyword, 'i'),
      longer_alt: Identifier,
    }),
  ]),
) as Record<Keyword, TokenType>;

export const vocabulary: TokenType[] = [
  Blank,
  ...Object.values(keywordTokens),
  Between,
  Identifier,
  NumberLike,
  Text,
  OddQuoted,
  Star,
  Comma,
  LeftParen,
  RightParen,
  Semicolon,
  Operator,
  Unknown,
  ...operandRoles,
];

const lexer = new Lexer(vocabulary, { positionTracking: 'onlyOffset' });

/** Never fails: characters that fit nothing become tokens of the kind `Unknown`. */
export const tokenize = (text: string): IToken[] => lexer.tokenize(text).tokens;

export const toWord = (token: IToken): Word => ({
  kind: token.tokenType.name,
  text: token.image,
  from: token.startOffset,
  to: token.startOffset + token.image.length,
});

/** Of a `Text` token: its quotes, doubled ones included, come in pairs unless the last is missing. */
export const isUnclosed = (text: string): boolean => text.split("'").length % 2 === 0;

/** What stands between the first and the last character. */
export const unquote = (text: string): string => text.slice(1, -1);

export const isClauseStart = ({ kind }: Word): boolean =>
  clauseKeywords.some((keyword) => keyword === kind);
