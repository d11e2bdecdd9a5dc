import type { Dataset } from '../../catalog/dataset.ts';
import type { Field } from '../plan.ts';
import type { Word } from '../syntax/tokens.ts';
import { checkField, reportOf, type Scope, selectableColumns } from './check-names.ts';

export function checkSelect(items: readonly Word[], scope: Scope): readonly Field[] {
  const headers = new Set<string>();
  return items.flatMap((item) => {
    const field = checkItem(item, scope);
    if (!field) return [];
    if (headers.has(field.header)) {
      scope.report('duplicate_field', item, () => ({ params: { header: field.header } }));
    }
    headers.add(field.header);
    return [field];
  });
}

function checkItem(item: Word, scope: Scope): Field | undefined {
  if (item.kind !== 'Star') return checkField(item, scope)?.field;
  return reportOf(item, scope)('select_star', item, () => ({
    params: {
      example: scope.dataset ? exampleOf(scope.dataset) : 'CustomerName, Month',
      dataset: scope.dataset?.name ?? '…',
    },
  }));
}

const exampleOf = (dataset: Dataset): string =>
  selectableColumns(dataset)
    .slice(0, 3)
    .map((column) => column.name)
    .join(', ');
