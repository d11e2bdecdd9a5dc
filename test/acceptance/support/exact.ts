import type { Item } from './api.ts';

/** Decimals as whole numbers of ten-thousandths: sums are exact. Empty is nothing. */
export const units = (text: string | undefined): bigint => {
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text ?? '');
  if (!match) throw new Error(`no decimal: ${text}`);
  const [, sign, whole = '', part = ''] = match;
  const size = BigInt(whole + part.padEnd(4, '0'));
  return sign ? -size : size;
};

/** The sum of what is there; null when nothing is. */
export const sumOf = (texts: readonly (string | undefined)[]): bigint | null => {
  const given = texts.filter((text) => text !== '');
  return given.length === 0 ? null : given.reduce((sum, text) => sum + units(text), 0n);
};

/** The rows of an answer with every number as it was written, so that no digit is lost. */
export function exactRows(answerText: string): Item[] {
  type Context = { readonly source?: string };
  const keep = (_: string, value: unknown, context?: Context): unknown =>
    typeof value === 'number' ? context?.source : value;
  return JSON.parse(answerText, keep as (key: string, value: unknown) => unknown).value;
}
