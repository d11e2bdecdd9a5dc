import type { OpenRow, Pair, Row, Setting } from './row.ts';

/** The row's pairs, ours and the other in turn. */
export async function measure(row: Row, setting: Setting, asked: number): Promise<Pair[]> {
  await using open = await row.open(setting);
  if (row.warmsUp) await measurePair(open);
  const pairs: Pair[] = [];
  for (let round = 0; round < row.rounds(asked); round += 1) {
    const pair = await measurePair(open);
    const told = `${pair.ours.value.toPrecision(4)} against ${pair.against.value.toPrecision(4)} ${row.unit}`;
    console.error(`  ${row.name}: ${told} ${JSON.stringify(pair.ours.also ?? {})}`);
    pairs.push(pair);
  }
  return pairs;
}

async function measurePair(open: OpenRow): Promise<Pair> {
  return { ours: await open.ours(), against: await open.against() };
}

/** Seconds that the work takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
