import type { Operation } from './operations.ts';
import type { Played } from './play.ts';

/** What was asked and answered, and how to ask it again. */
export function summaryOf(
  { statuses, milliseconds }: Played,
  { seed, operations }: { readonly seed: number; readonly operations: readonly Operation[] },
): string {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  const lines = operations.map(({ id }) => {
    const counts = [...(statuses.get(id) ?? [])].sort(([a], [b]) => a - b);
    return `  ${id.padEnd(22)} ${counts.map(([status, count]) => `${status}×${count}`).join(' ')}`;
  });
  return [
    `fuzz: FUZZ_SEED=${seed}, ${sorted.length} answers; half within ${at(0.5)} ms, 99 % within ${at(0.99)} ms, the slowest ${at(1)} ms`,
    ...lines,
  ].join('\n');
}
