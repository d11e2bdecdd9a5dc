import { EOF, type IParserErrorMessageProvider, type TokenType } from 'chevrotain';
import { Between } from './tokens.ts';

/** What may follow once a clause could end. */
const afterClause: Readonly<Record<string, string>> = {
  selectClause: 'a comma or FROM',
  whereClause: 'AND, another clause or the end of the query',
  orderByClause: 'a comma, ASC, DESC, another clause or the end of the query',
};
const anotherClause = 'another clause or the end of the query';

/** The "message" of a parser error here is only what was expected; sentences are made elsewhere. */
export function expectations(countError: () => void): IParserErrorMessageProvider {
  const counted = (expected: string): string => {
    countError();
    return expected;
  };
  const after = (rule: string) => counted(afterClause[rule] ?? anotherClause);
  return {
    buildMismatchTokenMessage: ({ expected, ruleName }) =>
      expected === EOF ? after(ruleName) : counted(labelOf(expected)),
    buildNotAllInputParsedMessage: ({ ruleName }) => after(ruleName),
    buildNoViableAltMessage: ({ expectedPathsPerAlt }) =>
      counted(eitherOf(expectedPathsPerAlt.flat())),
    buildEarlyExitMessage: ({ expectedIterationPaths }) =>
      counted(eitherOf(expectedIterationPaths)),
  };
}

function eitherOf(paths: readonly TokenType[][]): string {
  const first = paths.flatMap((path) => path.slice(0, 1)).filter((token) => token !== Between);
  const labels = [...new Set(first.map(labelOf))];
  return labels.length < 2
    ? labels.join('')
    : `${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}`;
}

const labelOf = (token: TokenType): string => token.LABEL ?? token.name;
