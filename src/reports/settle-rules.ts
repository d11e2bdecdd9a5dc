import { PublicError } from '../kernel/errors.ts';
import type { Ruled } from './schedule-rules.ts';

type Values<Rules> = { [Name in keyof Rules]: Rules[Name] extends Ruled<infer T> ? T : never };

/** The values of all rules, or one refusal that names every problem at once. */
export function settleRules<Rules extends Record<string, Ruled<unknown>>>(
  rules: Rules,
  code: 'report_invalid' | 'invalid_request' = 'report_invalid',
): Values<Rules> {
  const problems = Object.values(rules).flatMap((rule) =>
    'problem' in rule ? [rule.problem] : [],
  );
  if (problems.length > 0) throw new PublicError(code, { reason: problems.join(' ') });
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [name, 'value' in rule ? rule.value : undefined]),
  ) as Values<Rules>;
}
