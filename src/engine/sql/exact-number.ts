import type { Comparison } from '../../language/plan.ts';

/**
 * What is left of `x <operator> text` when x has `digits` digits at most, `scale` of them after the point: a
 * comparison with another such number, or one answer for every x (but null). Engines would compare through
 * floating point, or fail, when the number has more decimals or more digits than they can hold.
 */
export type ExactComparison =
  | { readonly operator: Comparison; readonly text: string }
  | 'every'
  | 'none';

export function exactComparison(
  operator: Comparison,
  text: string,
  { digits, scale }: { readonly digits: number; readonly scale: number },
): ExactComparison {
  const { floor, exact } = atScale(text, scale);
  const beyond = 10n ** BigInt(digits);
  if (floor >= beyond) return ['<', '<=', '!='].includes(operator) ? 'every' : 'none';
  if (floor <= -beyond) return ['>', '>=', '!='].includes(operator) ? 'every' : 'none';
  const number = spell(floor, scale);
  if (exact) return { operator, text: number };
  switch (operator) {
    case '=':
      return 'none';
    case '!=':
      return 'every';
    case '<':
    case '<=':
      return { operator: '<=', text: number };
    case '>':
    case '>=':
      return { operator: '>', text: number };
  }
}

/** The greatest multiple of 10^-scale that is not above the number, in such units. */
function atScale(text: string, scale: number): { floor: bigint; exact: boolean } {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) throw new Error(`not a canonical number: ${text}`);
  const kept = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
  const exact = /^0*$/.test(fraction.slice(scale));
  if (!sign) return { floor: kept, exact };
  return { floor: exact ? -kept : -kept - 1n, exact };
}

function spell(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  const whole = digits.slice(0, digits.length - scale);
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`;
}
