import type { Span } from './query-model.ts';
import { type Change, deletion, insertion } from './text-change.ts';

/** Appends as the last two of the list are joined: line breaks and indentation stay the writer's. */
export function appendItem(
  text: string,
  items: readonly Span[],
  item: string,
  joint: string,
): Change[] {
  const [before, last] = items.length > 1 ? items.slice(-2) : [undefined, items[0]];
  if (!last) return [];
  const written = before && text.slice(before.to, last.from);
  return [insertion(last.to, (written ?? joint) + item)];
}

/** Takes one of several items away, with what joins it to the one before, or after if it is the first. */
export function removeItem(items: readonly Span[], index: number): Change[] {
  const [before, item, after] = [items[index - 1], items[index], items[index + 1]];
  if (!item) return [];
  if (before) return [deletion(before.to, item.to)];
  return [deletion(item.from, after?.from ?? item.to)];
}

/** Items change places; what stands between the places stays. */
export function moveItem(text: string, items: readonly Span[], from: number, to: number): Change[] {
  const texts = items.map((item) => text.slice(item.from, item.to));
  const moved = moveIn(texts, from, to);
  return items.flatMap((item, index) => {
    const insert = moved[index] ?? '';
    return insert === texts[index] ? [] : [{ from: item.from, to: item.to, insert }];
  });
}

export function moveIn<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const [moved] = items.slice(from, from + 1);
  const rest = items.toSpliced(from, 1);
  return moved === undefined ? rest : rest.toSpliced(to, 0, moved);
}
