import { PublicError } from '../kernel/errors.ts';
import type { Ruled } from './schedule-rules.ts';

type Values<Rules> = { [Name in keyof Rules]: Rules[Name] extends Ruled<infer T> ? T : never };

/** The values of all rules, or one `report_invalid` that names every problem at once. */
export function settleRules<Rules extends Record<string, Ruled<unknown>>>(
  rules: Rules,
): Values<Rules> {
  const problems = Object.values(rules).flatMap((rule) =>
    'problem' in rule ? [rule.problem] : [],
  );
  if (problems.length > 0) throw new PublicError('report_invalid', { reason: problems.join(' ') });
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [name, 'value' in rule ? rule.value : undefined]),
  ) as Values<Rules>;
}
