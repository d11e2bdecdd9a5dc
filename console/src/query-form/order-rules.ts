import type { QueryModel } from '../report-language/query-model.ts';
import { type Field, findField } from './fields.ts';

export type OrderFault = 'distinct' | 'metrics';

/** As the service has it: rows that stand for many are ordered by what is the same for all of them. */
export function orderFaultOf(
  field: Field,
  model: QueryModel,
  fields: readonly Field[],
): OrderFault | undefined {
  const isSelected = model.select.some(({ text }) => findField(fields, text) === field);
  if (isSelected) return;
  if (model.distinct) return 'distinct';
  return field.kind === 'column' && isAggregate(model, fields) ? 'metrics' : undefined;
}

/** True when a metric is named anywhere: the rows are then counted together. */
export function isAggregate(model: QueryModel, fields: readonly Field[]): boolean {
  const named = [
    ...model.select,
    ...model.conditions.map(({ name }) => name),
    ...model.orderBy.map(({ name }) => name),
  ];
  return named.some(({ text }) => findField(fields, text)?.kind === 'metric');
}

/** What may yet be added to the order. */
export function orderableFields(model: QueryModel, fields: readonly Field[]): Field[] {
  const used = model.orderBy.map(({ name }) => findField(fields, name.text));
  return fields.filter(
    (field) => !used.includes(field) && orderFaultOf(field, model, fields) === undefined,
  );
}
