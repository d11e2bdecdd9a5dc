import type { IToken } from 'chevrotain';
import type { Report } from '../problems/problem.ts';
import type { ClauseTokens, SplitQuery } from './split-clauses.ts';
import { isUnclosed, toWord } from './tokens.ts';

export interface Place {
  readonly from: number;
  readonly to: number;
}

/**
 * SELECT comes first, FROM second, the others once each. A FROM is not missed where the SELECT list
 * is `faulty`: it may be what was misunderstood.
 */
export function checkClauseOrder(
  { prelude, clauses }: SplitQuery,
  end: Place,
  faulty: ReadonlySet<ClauseTokens>,
  report: Report,
): undefined {
  const [first, second] = clauses;
  const stray = prelude[0] ?? (first?.keyword === 'SELECT' ? undefined : first?.tokens[0]);
  if (!first && !stray) return report('empty_query', end);
  if (stray) return report('expected_select', toWord(stray));
  reportRepeatedClauses(clauses, report);
  if (second?.keyword === 'FROM') return;
  const from = clauses.find((clause) => clause.keyword === 'FROM')?.tokens[0];
  const place = second?.tokens[0] ? toWord(second.tokens[0]) : end;
  if (from) report('misplaced_from', toWord(from));
  else if (first && !faulty.has(first) && !hidesTheRest(first)) report('missing_from', place);
}

function reportRepeatedClauses(clauses: readonly ClauseTokens[], report: Report): undefined {
  const seen = new Set<string>();
  for (const { keyword, tokens } of clauses) {
    const first = tokens[0];
    if (seen.has(keyword) && first) {
      const clause = keyword === 'ORDER' ? 'ORDER BY' : keyword;
      report('duplicate_clause', toWord(first), () => ({ params: { clause } }));
    }
    seen.add(keyword);
  }
}

/** A text without a closing quote swallows the clauses after it. */
const hidesTheRest = ({ tokens }: ClauseTokens): boolean => {
  const last = tokens.at(-1);
  return last !== undefined && isText(last) && isUnclosed(last.image);
};

export const isText = (token: IToken): boolean => token.tokenType.name === 'Text';
