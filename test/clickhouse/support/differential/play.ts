import fc from 'fast-check';
import type { Catalog } from '../../../../src/catalog/catalog.ts';
import { checkQuery } from '../../../../src/language/check-query.ts';
import { formatDiagnostics } from '../../../../src/language/format-diagnostics.ts';
import { resolveTimespan } from '../../../../src/language/timespan.ts';
import { guardPlan } from '../../../../src/policy/guard.ts';
import type { TwinEngines } from '../twin-engines.ts';
import { type Case, caseArbitrary } from './case-arbitrary.ts';
import { compareAnswers } from './compare-answers.ts';
import { count, type Tally } from './tally.ts';
import type { World } from './world.ts';

interface Players {
  readonly twins: TwinEngines;
  readonly catalog: Catalog;
}

const CASES_PER_ROUND = 50;

/**
 * Asks both engines the same. Each round is about one world and has a seed of its own: that of a difference plays
 * its round alone, with `DIFFERENTIAL_SEED` and `DIFFERENTIAL_CASES=1`.
 */
export async function playGenerated(
  players: Players,
  kinds: readonly (readonly World[])[],
  { cases, seed }: { readonly cases: number; readonly seed: number },
  tally: Tally,
): Promise<void> {
  for (let round = seed; tally.cases < cases; round += 1) {
    const world = worldOf(kinds, round);
    const asked = fc.sample(caseArbitrary(world), { numRuns: CASES_PER_ROUND, seed: round });
    for (const each of asked) await playCase(players, world, each, tally, `seed ${round}`);
  }
}

/** One of each kind in turn. */
function worldOf(kinds: readonly (readonly World[])[], round: number): World {
  const worlds = kinds[round % kinds.length] ?? [];
  const world = worlds[Math.floor(round / kinds.length) % worlds.length];
  if (!world) throw new Error('there is no world');
  return world;
}

/** The query as anybody would send it. */
export async function playCase(
  { twins, catalog }: Players,
  { dataset, now }: World,
  asked: Case,
  tally: Tally,
  from: string,
): Promise<void> {
  const checked = checkQuery(asked.query, dataset.program, catalog);
  if (!checked.ok) throw new Error(`${asked.query}\n${formatDiagnostics(checked.diagnostics)}`);
  const { plan } = checked;
  const interval = dataset.timeColumn === null ? null : resolveTimespan(plan.timespan, now);
  const guarded = guardPlan(plan, dataset, asked.grant, interval);
  const compared = await compareAnswers(twins, guarded, asked);
  count(tally, plan, asked, compared);
  const told = `${from}, ${asked.grant.name}, ${asked.format}: ${asked.query}`;
  if (compared.difference !== undefined)
    tally.differences.push(`${told}\n  ${compared.difference}`);
  if (compared.failure !== undefined) tally.failures.push(`${told}\n  ${compared.failure}`);
}
