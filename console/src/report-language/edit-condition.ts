import { appendItem, removeItem } from './edit-list.ts';
import { isList, type Value, type WrittenCondition } from './query-model.ts';
import type { Change } from './text-change.ts';
import { type Condition, writeValue, writeValues } from './write-parts.ts';

/** Only what differs is written anew, so that spacing and case of the rest stay. */
export function changeCondition(text: string, old: WrittenCondition, next: Condition): Change[] {
  return [
    ...(next.name === old.name.text ? [] : [{ ...spanOf(old.name), insert: next.name }]),
    ...(next.operator === old.operator ? [] : [{ ...old.operatorSpan, insert: next.operator }]),
    ...changeValues(text, old, next),
  ];
}

function changeValues(text: string, old: WrittenCondition, next: Condition): Change[] {
  if (isList(old.operator) !== isList(next.operator)) return [anew(old, next)];
  const changed = old.values.flatMap((value, index) => {
    const insert = next.values[index];
    return insert && !isSame(value, insert)
      ? [{ ...spanOf(value), insert: writeValue(insert) }]
      : [];
  });
  if (next.values.length === old.values.length) return changed;
  const last = next.values.at(-1);
  if (last && next.values.length === old.values.length + 1 && changed.length === 0) {
    return appendItem(text, old.values, writeValue(last), ', ');
  }
  const gone = old.values.findIndex((value, index) => {
    const kept = next.values[index];
    return !kept || !isSame(value, kept);
  });
  const rest = old.values.toSpliced(gone, 1);
  const isOneLess =
    next.values.length === rest.length &&
    rest.every((value, index) => isSame(value, next.values[index] as Value));
  return isOneLess && rest.length > 0 ? removeItem(old.values, gone) : [anew(old, next)];
}

const anew = ({ valueSpan }: WrittenCondition, { operator, values }: Condition): Change => ({
  ...spanOf(valueSpan),
  insert: writeValues(operator, values),
});

const isSame = (one: Value, other: Value): boolean =>
  one.kind === other.kind && one.text === other.text;

const spanOf = ({ from, to }: { readonly from: number; readonly to: number }) => ({ from, to });
