import type { WrittenOrder } from './query-model.ts';
import { type Change, insertion } from './text-change.ts';
import type { Order } from './write-parts.ts';

export function changeOrder(text: string, old: WrittenOrder, { name, direction }: Order): Change[] {
  const word = direction.toUpperCase();
  const changes =
    name === old.name.text ? [] : [{ from: old.name.from, to: old.name.to, insert: name }];
  if (direction === old.direction) return changes;
  if (!old.directionSpan) return [...changes, insertion(old.name.to, ` ${word}`)];
  const { from, to } = old.directionSpan;
  const isLower = /^[a-z]/.test(text.slice(from));
  return [...changes, { from, to, insert: isLower ? word.toLowerCase() : word }];
}
