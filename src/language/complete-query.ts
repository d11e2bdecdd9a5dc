import type { IToken } from 'chevrotain';
import type { Catalog } from '../catalog/catalog.ts';
import { candidatesAt } from './completion/candidates.ts';
import type { Completion } from './completion/completion.ts';
import { isUnclosed, tokenize, toWord, type Word } from './syntax/tokens.ts';

/**
 * What may stand at `offset`, begun by what stands there already. Works on faulty and unfinished
 * text: it looks only at the clause around the cursor, the dataset and the selected names.
 */
export function completeQuery(
  text: string,
  offset: number,
  program: string,
  catalog: Catalog,
): readonly Completion[] {
  const words = tokenize(text).map((token: IToken) => toWord(token));
  const current = words.find((word) => word.from < offset && offset <= word.to);
  if (current && isInsideValue(current, offset)) return [];
  const replaced = current && isPlain(current) ? current : undefined;
  const { from, to } = replaced ?? { from: offset, to: offset };
  const prefix = text.slice(from, offset).toLowerCase();
  const before = words.filter((word) => word.to <= offset && word !== replaced);
  return candidatesAt({
    before,
    words: words.filter((word) => word !== replaced),
    program,
    catalog,
  })
    .filter(({ label }) => label.toLowerCase().startsWith(prefix))
    .map((candidate) => ({ ...candidate, from, to }));
}

/** Nothing can be offered in a text or number that may still go on. */
const isInsideValue = (word: Word, offset: number): boolean =>
  word.kind === 'Number' ||
  word.kind === 'OddQuoted' ||
  (word.kind === 'Text' && (offset < word.to || isUnclosed(word.text)));

/** Names, keywords and operators; not commas and parentheses. */
const isPlain = (word: Word): boolean => /^[A-Za-z_<>=!]/.test(word.text);
