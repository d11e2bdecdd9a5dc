import type { Dataset } from '../../../catalog/dataset.ts';
import type { Sight } from './sight.ts';
import type { StoredRow } from './stored-rows.ts';

export type Random = () => number;

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Another world that looks the same to the caller: the rows that may be seen stay, in their order,
 * and of everything else nothing need stay: hidden rows are changed, added, removed and moved, hidden
 * values of the others become those of `fresh` rows.
 */
export function changeHidden(
  dataset: Dataset,
  rows: readonly StoredRow[],
  fresh: readonly StoredRow[],
  sight: Sight,
  random: Random,
): readonly StoredRow[] {
  const pick = () => fresh[Math.floor(random() * fresh.length)] ?? {};
  const seen = rows
    .filter((row) => sight.row(dataset, row))
    .map((row) => withOtherValues(dataset, row, pick, sight, random));
  if (random() < 0.1) return seen;
  const unseen = (row: StoredRow) => !sight.row(dataset, row);
  const kept = rows.filter((row) => unseen(row) && random() < 0.4);
  const added = fresh.filter((row) => unseen(row) && random() < 0.7);
  const changed = [...seen];
  for (const row of [...kept, ...added]) {
    changed.splice(Math.floor(random() * (changed.length + 1)), 0, row);
  }
  return changed;
}

function withOtherValues(
  dataset: Dataset,
  row: StoredRow,
  pick: () => StoredRow,
  sight: Sight,
  random: Random,
): StoredRow {
  const hidden = dataset.columns.filter((column) => !sight.value(dataset, row, column));
  const others = hidden
    .filter(() => random() < 0.8)
    .map(({ name }) => [name, random() < 0.2 ? null : (pick()[name] ?? null)]);
  return { ...row, ...Object.fromEntries(others) };
}
