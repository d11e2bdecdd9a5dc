import type { Word } from '../syntax/tokens.ts';
import { reportOf, type Scope } from './check-names.ts';

/** Undefined when it is wrong and has been reported. */
export function checkLimit(word: Word, scope: Scope): number | undefined {
  const report = reportOf(word, scope);
  const most = Number.MAX_SAFE_INTEGER;
  const digits = word.text.replace(/^0+(?=\d)/, '');
  const isWhole = word.kind === 'Number' && /^\d{1,16}$/.test(digits);
  if (isWhole && digits === '0') report('limit_zero', word);
  else if (isWhole && Number(digits) <= most) return Number(digits);
  else report('limit_invalid', word, () => ({ params: { most: String(most) } }));
  return undefined;
}
