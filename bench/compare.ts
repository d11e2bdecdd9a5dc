/** One row of the table: two ways of doing a thing, timed in turn, so that a slow moment hits both. */
export interface Comparison {
  readonly name: string;
  readonly ours: Way;
  readonly against: Way;
}

export interface Way {
  readonly what: string;
  run(): Promise<void>;
}

export interface Result {
  readonly name: string;
  readonly ours: string;
  readonly against: string;
  /** Median seconds. */
  readonly oursSeconds: number;
  readonly againstSeconds: number;
  /** Ours over the other, pair by pair. */
  readonly ratio: { readonly low: number; readonly median: number; readonly high: number };
}

export async function compare(
  { name, ours, against }: Comparison,
  rounds: number,
): Promise<Result> {
  await ours.run();
  await against.run();
  const pairs: { ours: number; against: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    pairs.push({ ours: await seconds(ours), against: await seconds(against) });
  }
  const ratios = sorted(pairs.map((pair) => pair.ours / pair.against));
  return {
    name,
    ours: ours.what,
    against: against.what,
    oursSeconds: median(pairs.map((pair) => pair.ours)),
    againstSeconds: median(pairs.map((pair) => pair.against)),
    ratio: { low: ratios.at(0) ?? 0, median: median(ratios), high: ratios.at(-1) ?? 0 },
  };
}

async function seconds(way: Way): Promise<number> {
  const started = performance.now();
  await way.run();
  return (performance.now() - started) / 1000;
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

const median = (values: readonly number[]): number =>
  sorted(values).at(Math.floor(values.length / 2)) ?? 0;
