import fc from 'fast-check';
import { type Catalog, createCatalog } from '../../../catalog/catalog.ts';
import type { Dataset } from '../../../catalog/dataset.ts';
import { defaultCatalogFolder, loadCatalog } from '../../../catalog/load-catalog.ts';
import { checkQuery } from '../../../language/check-query.ts';
import { formatDiagnostics } from '../../../language/format-diagnostics.ts';
import { resolveTimespan } from '../../../language/timespan.ts';
import type { Grant } from '../../../policy/grant.ts';
import { guardPlan } from '../../../policy/guard.ts';
import { salesDataset } from '../datasets.ts';
import { changeHidden, seededRandom } from './change-hidden.ts';
import { queryArbitrary } from './query-arbitrary.ts';
import { allOfTheAccount, type Sight, sightArbitrary } from './sight.ts';
import { type StoredRow, storedRowArbitrary } from './stored-rows.ts';
import { type Asked, openWorldPair, type World, type WorldPair } from './world-pair.ts';

export interface PlayOptions {
  readonly cases: number;
  readonly seed: number;
  /** Another one than the real guard, to see that the game finds its holes. */
  readonly guard?: typeof guardPlan;
  /** The game ends at the first failure that is found. */
  readonly stopAtFailure?: boolean;
  /** Other engines than two of DuckDB. */
  readonly openPair?: typeof openWorldPair;
  readonly onRound?: (summary: Summary) => void;
}

export interface Summary {
  cases: number;
  /** In words, with all that is needed to see them again. */
  readonly failures: string[];
  /** Cases whose query the checker refused. */
  refused: number;
  redacted: number;
  /** Cases that the engine could not run. */
  broken: number;
  /** Of the cases run by one who sees all of the account, those in which the two worlds differed. */
  controls: number;
  controlsThatDiffered: number;
}

const NOW = new Date('2026-03-15T12:00:00Z');
const CASES_PER_ROUND = 100;
const CONTROL_EVERY = 20;
const REFUSED = 'refused: ';

/**
 * Non-interference: two worlds that differ only in what a caller may not see answer the caller's every
 * query alike, byte for byte. Each round makes two such worlds and asks them a hundred queries.
 */
export async function playNonInterference(options: PlayOptions): Promise<Summary> {
  const real = await loadCatalog([defaultCatalogFolder]);
  const datasets = real.datasets('mpn');
  const catalog = createCatalog([salesDataset, ...datasets]);
  const summary = emptySummary();
  await using pair = await (options.openPair ?? openWorldPair)(catalog);
  for (let round = 0; summary.cases < options.cases; round += 1) {
    const dataset = round % 2 === 0 ? salesDataset : datasets[(round >> 1) % datasets.length];
    if (!dataset) throw new Error('the catalog is empty');
    await playRound({ catalog, pair, dataset, seed: options.seed + round, options, summary });
    options.onRound?.(summary);
    if (options.stopAtFailure && summary.failures.length > 0) break;
  }
  return summary;
}

const emptySummary = (): Summary => ({
  ...{ cases: 0, failures: [], refused: 0, redacted: 0, broken: 0 },
  ...{ controls: 0, controlsThatDiffered: 0 },
});

interface Round {
  readonly catalog: Catalog;
  readonly pair: WorldPair;
  readonly dataset: Dataset;
  readonly seed: number;
  readonly options: PlayOptions;
  readonly summary: Summary;
}

async function playRound(round: Round): Promise<void> {
  const { dataset, seed, options, summary } = round;
  const sight = await publishWorlds(round);
  const property = fc.asyncProperty(
    queryArbitrary(dataset),
    fc.record({
      limit: fc.constantFrom(1, 3, 100),
      format: fc.constantFrom('csv', 'tsv', 'jsonl', 'parquet'),
    }),
    (text, asked) => playCase(round, sight, text, asked),
  );
  const numRuns = Math.min(CASES_PER_ROUND, options.cases - summary.cases);
  const result = await fc.check(property, { numRuns, seed });
  if (result.failed) {
    const [query, asked] = result.counterexample ?? [];
    summary.failures.push(
      `${dataset.name}, seed ${seed}, ${sight.name}: ${query} ${JSON.stringify(asked)}\n${result.errorInstance}`,
    );
  }
}

async function publishWorlds({ dataset, seed, pair }: Round): Promise<Sight> {
  const random = seededRandom(seed);
  const sample = (count: number, salt: number): readonly StoredRow[] =>
    fc.sample(storedRowArbitrary(dataset), { numRuns: count, seed: seed * 3 + salt });
  const rows = sample(20 + Math.floor(random() * 60), 1);
  const fresh = sample(10 + Math.floor(random() * 60), 2);
  const [sight] = fc.sample(sightArbitrary, { numRuns: 1, seed });
  if (!sight) throw new Error('no caller');
  const [one, other] = pair.worlds;
  const otherRows = changeHidden(dataset, rows, fresh, sight, random);
  await Promise.all([one.publish(dataset, rows), other.publish(dataset, otherRows)]);
  return sight;
}

async function playCase(
  { catalog, dataset, pair, options, summary }: Round,
  sight: Sight,
  text: string,
  asked: Asked,
): Promise<void> {
  summary.cases += 1;
  const ask = (world: World, grant: Grant): string | Promise<string> => {
    const checked = checkQuery(text, dataset.program, catalog);
    if (!checked.ok) return `${REFUSED}${formatDiagnostics(checked.diagnostics)}`;
    const { plan } = checked;
    const interval = dataset.timeColumn === null ? null : resolveTimespan(plan.timespan, NOW);
    const guarded = (options.guard ?? guardPlan)(plan, dataset, grant, interval);
    return world.answer(guarded, asked);
  };
  const [one, other] = pair.worlds;
  const askBoth = (grant: Grant) => Promise.all([ask(one, grant), ask(other, grant)]);
  const [answer, otherAnswer] = await askBoth(sight.grant);
  countAnswer(summary, answer);
  if (summary.cases % CONTROL_EVERY === 0 && hidesSomething(sight.grant)) {
    summary.controls += 1;
    const [all, otherAll] = await askBoth(allOfTheAccount);
    if (all !== otherAll) summary.controlsThatDiffered += 1;
  }
  if (answer !== otherAnswer) throw new Error(`${answer}\n-- but --\n${otherAnswer}`);
}

const hidesSomething = ({ locations, withheld }: Grant): boolean =>
  locations !== null || withheld.length > 0;

function countAnswer(summary: Summary, answer: string): void {
  if (answer.startsWith(REFUSED)) summary.refused += 1;
  else if (!answer.startsWith('{')) summary.broken += 1;
  else if (answer.includes('"redacted":true}\n')) summary.redacted += 1;
}
