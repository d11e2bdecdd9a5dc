import { EmbeddedActionsParser, EOF, type IToken } from 'chevrotain';
import { expectations } from './expectations.ts';
import { insteadOf } from './foreign-words.ts';
import type { ConditionSyntax, OrderSyntax, QuerySyntax } from './query-syntax.ts';
import {
  Between,
  type ClauseKeyword,
  Comma,
  DatasetName,
  FieldName,
  Identifier,
  keywordTokens as k,
  LeftParen,
  Operator,
  RangeName,
  RightParen,
  RowCount,
  toWord,
  Value,
  vocabulary,
  type Word,
} from './tokens.ts';

/** Thrown through the parser to leave a text that is not worth reading on. */
class TooManyErrors extends Error {}

/**
 * One parser rule for each clause; each is given the tokens of that clause only and adds what it
 * understands to the syntax. Recovery skips to the next comma or AND. No token is ever made up.
 */
class ClauseParser extends EmbeddedActionsParser {
  #errorsLeft = Number.POSITIVE_INFINITY;

  constructor() {
    super(vocabulary, {
      recoveryEnabled: true,
      maxLookahead: 2,
      errorMessageProvider: expectations(() => this.#countError()),
    });
    this.performSelfAnalysis();
  }

  /** Bounds the work: each error may look ahead to the end of the clause. */
  allowErrors(count: number): void {
    this.#errorsLeft = count;
  }

  #countError(): void {
    this.#errorsLeft -= 1;
    if (this.#errorsLeft < 0) throw new TooManyErrors();
  }

  protected override canTokenTypeBeInsertedInRecovery(): boolean {
    return false;
  }

  /** A keyword is not skipped to get at the word after it: it begins something else. */
  protected override canTokenTypeBeDeletedInRecovery(): boolean {
    return !Object.values(k).includes(this.LA(1).tokenType);
  }

  selectClause = this.RULE('selectClause', (into: QuerySyntax) => {
    this.CONSUME(k.SELECT);
    this.OPTION(() => {
      this.CONSUME(k.DISTINCT);
      this.ACTION(() => {
        into.distinct = true;
      });
    });
    this.SUBRULE(this.selectItem, { ARGS: [into] });
    this.MANY(() => {
      this.CONSUME(Comma);
      this.SUBRULE2(this.selectItem, { ARGS: [into] });
    });
  });

  selectItem = this.RULE('selectItem', (into: QuerySyntax) => {
    const name = toWord(this.CONSUME(FieldName));
    this.ACTION(() => into.select.push(name));
  });

  fromClause = this.RULE('fromClause', (into: QuerySyntax) => {
    this.CONSUME(k.FROM);
    const name = toWord(this.CONSUME(DatasetName));
    this.ACTION(() => into.from.push(name));
  });

  whereClause = this.RULE('whereClause', (into: QuerySyntax) => {
    this.CONSUME(k.WHERE);
    this.SUBRULE(this.condition, { ARGS: [into] });
    this.MANY(() => {
      this.CONSUME(k.AND);
      this.SUBRULE2(this.condition, { ARGS: [into] });
    });
  });

  condition = this.RULE('condition', (into: QuerySyntax) => {
    const field = toWord(this.CONSUME(FieldName));
    const condition = this.OR([
      { ALT: () => this.SUBRULE(this.comparison, { ARGS: [field] }) },
      { ALT: () => this.SUBRULE(this.membership, { ARGS: [field] }) },
      { ALT: () => this.SUBRULE(this.between, { ARGS: [field] }) },
    ]);
    // Absent when recovery left the sub-rule early.
    this.ACTION(() => condition && into.where.push(condition));
  });

  comparison = this.RULE('comparison', (field: Word): ConditionSyntax => {
    const operator = toWord(this.CONSUME(Operator));
    return { kind: 'compare', field, operator, value: this.SUBRULE(this.value) };
  });

  membership = this.RULE('membership', (field: Word): ConditionSyntax => {
    const negated = this.OPTION(() => this.CONSUME(k.NOT)) !== undefined;
    return this.OR([
      {
        ALT: (): ConditionSyntax => {
          const operator = toWord(this.CONSUME(k.LIKE));
          return { kind: 'like', field, operator, negated, value: this.SUBRULE(this.value) };
        },
      },
      {
        ALT: (): ConditionSyntax => {
          this.CONSUME(k.IN);
          return { kind: 'in', field, negated, ...this.SUBRULE(this.list) };
        },
      },
    ]);
  });

  between = this.RULE('between', (field: Word): ConditionSyntax => {
    const operator = toWord(this.CONSUME(Between));
    this.CONSUME1(Value);
    this.CONSUME(k.AND);
    this.CONSUME2(Value);
    return { kind: 'between', field, operator };
  });

  list = this.RULE('list', () => {
    const values: Word[] = [];
    const from = toWord(this.CONSUME(LeftParen)).from;
    this.MANY_SEP({
      SEP: Comma,
      DEF: () => {
        const value = this.SUBRULE(this.value);
        // Absent when recovery left the sub-rule early, as in `('a', )`.
        this.ACTION(() => value && values.push(value));
      },
    });
    const { to } = toWord(this.CONSUME(RightParen));
    return { values, list: { from, to } };
  });

  /** Bare words in a row are one value whose quotes were forgotten. */
  value = this.RULE('value', (): Word => {
    const first = toWord(this.CONSUME(Value));
    let whole = first;
    this.MANY({
      GATE: () => first.kind === 'Identifier' && insteadOf(this.LA(1).image) === undefined,
      DEF: () => {
        whole = joinWords(whole, toWord(this.CONSUME(Identifier)));
      },
    });
    return whole;
  });

  orderByClause = this.RULE('orderByClause', (into: QuerySyntax) => {
    this.CONSUME(k.ORDER);
    this.CONSUME(k.BY);
    this.SUBRULE(this.orderItem, { ARGS: [into] });
    this.MANY(() => {
      this.CONSUME(Comma);
      this.SUBRULE2(this.orderItem, { ARGS: [into] });
    });
  });

  orderItem = this.RULE('orderItem', (into: QuerySyntax) => {
    const field = toWord(this.CONSUME(FieldName));
    let direction: OrderSyntax['direction'] = null;
    this.OPTION(() => {
      const word = this.OR([
        { ALT: () => this.CONSUME(k.ASC) },
        { ALT: () => this.CONSUME(k.DESC) },
      ]);
      direction = word.tokenType === k.ASC ? 'asc' : 'desc';
    });
    this.ACTION(() => into.orderBy.push({ field, direction }));
  });

  limitClause = this.RULE('limitClause', (into: QuerySyntax) => {
    this.CONSUME(k.LIMIT);
    const count = toWord(this.CONSUME(RowCount));
    this.ACTION(() => into.limit.push(count));
  });

  timespanClause = this.RULE('timespanClause', (into: QuerySyntax) => {
    this.CONSUME(k.TIMESPAN);
    let range = toWord(this.CONSUME1(RangeName));
    // `LAST 6 MONTHS` is one faulty range.
    this.MANY(() => {
      range = joinWords(range, toWord(this.CONSUME2(RangeName)));
    });
    this.ACTION(() => into.timespan.push(range));
  });
}

const joinWords = (first: Word, next: Word): Word => ({
  ...first,
  text: `${first.text} ${next.text}`,
  to: next.to,
});

/** Null: the clause ended too early. */
export interface ClauseError {
  readonly token: IToken | null;
  readonly expected: string;
}

const rules = {
  SELECT: 'selectClause',
  FROM: 'fromClause',
  WHERE: 'whereClause',
  ORDER: 'orderByClause',
  LIMIT: 'limitClause',
  TIMESPAN: 'timespanClause',
} as const satisfies Record<ClauseKeyword, string>;

// Building a parser takes milliseconds; using one is synchronous, so that one serves everybody.
const parser = new ClauseParser();

/** Adds what the clause says to `into`; `tokens` begin with the clause's keyword. */
export function parseClause(
  keyword: ClauseKeyword,
  tokens: IToken[],
  into: QuerySyntax,
  maxErrors: number,
): readonly ClauseError[] {
  parser.input = tokens;
  parser.allowErrors(maxErrors);
  try {
    parser[rules[keyword]](into);
  } catch (thrown) {
    if (!(thrown instanceof TooManyErrors)) throw thrown;
  }
  return parser.errors.map(({ token, message }) => ({
    token: token.tokenType === EOF ? null : token,
    expected: message,
  }));
}
