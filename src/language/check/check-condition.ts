import type { ColumnType } from '../../catalog/dataset.ts';
import type { Comparison, Condition, Value } from '../plan.ts';
import { insteadOf } from '../syntax/foreign-words.ts';
import type { ConditionSyntax } from '../syntax/query-syntax.ts';
import type { Word } from '../syntax/tokens.ts';
import { type Comparand, checkValue } from '../values/check-value.ts';
import { checkField, reportOf, type Scope } from './check-names.ts';

/** Undefined when something in the condition is wrong and has been reported. */
export function checkCondition(syntax: ConditionSyntax, scope: Scope): Condition | undefined {
  const comparand = checkField(syntax.field, scope);
  switch (syntax.kind) {
    case 'compare':
      return checkComparison(syntax, comparand, scope);
    case 'like':
      return checkLike(syntax, comparand, scope);
    case 'in':
      return checkIn(syntax, comparand, scope);
    case 'between': {
      const instead = insteadOf(syntax.operator.text) ?? '';
      scope.report('not_supported', syntax.operator, () => ({ params: { instead } }));
      return undefined;
    }
  }
}

type Kind<K extends ConditionSyntax['kind']> = Extract<ConditionSyntax, { kind: K }>;

function checkComparison(
  syntax: Kind<'compare'>,
  comparand: Comparand | undefined,
  scope: Scope,
): Condition | undefined {
  const operator = checkOperator(syntax.operator, scope);
  const value = convert(syntax.value, comparand, scope);
  return operator && value && comparand
    ? { kind: 'compare', field: comparand.field, operator, value }
    : undefined;
}

function checkLike(
  syntax: Kind<'like'>,
  comparand: Comparand | undefined,
  scope: Scope,
): Condition | undefined {
  const { negated } = syntax;
  if (comparand && comparand.type.kind !== 'string') {
    const params = { header: comparand.field.header, kind: kindInWords(comparand.type) };
    scope.report('like_needs_text', syntax.operator, () => ({ params }));
    return undefined;
  }
  const value = convert(syntax.value, comparand, scope);
  return value && comparand
    ? { kind: 'like', field: comparand.field, negated, pattern: value.text }
    : undefined;
}

function checkIn(
  { negated, values: words, list }: Kind<'in'>,
  comparand: Comparand | undefined,
  scope: Scope,
): Condition | undefined {
  if (words.length === 0) scope.report('empty_list', list);
  const values = words.flatMap((word) => convert(word, comparand, scope) ?? []);
  return comparand ? { kind: 'in', field: comparand.field, negated, values } : undefined;
}

const convert = (word: Word, comparand: Comparand | undefined, scope: Scope): Value | undefined =>
  checkValue(word, comparand, reportOf(word, scope));

const comparisons: readonly Comparison[] = ['=', '!=', '>', '<', '>=', '<='];

const meantComparisons: Readonly<Record<string, Comparison>> = {
  '==': '=',
  '===': '=',
  '!==': '!=',
  '=!': '!=',
  '><': '!=',
  '=>': '>=',
  '=<': '<=',
};

function checkOperator(word: Word, { report }: Scope): Comparison | undefined {
  if (word.text === '<>') return '!=';
  const known = comparisons.find((comparison) => comparison === word.text);
  if (known) return known;
  const meant = meantComparisons[word.text];
  report('unknown_operator', word, () => ({ suggestions: meant ? [meant] : [] }));
  return undefined;
}

function kindInWords({ kind }: ColumnType): string {
  switch (kind) {
    case 'string':
      return 'text';
    case 'integer':
    case 'decimal':
      return 'numbers';
    case 'date':
      return 'dates';
    case 'timestamp':
      return 'times';
  }
}
