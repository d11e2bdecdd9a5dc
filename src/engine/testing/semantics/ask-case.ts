import { checkQuery } from '../../../language/check-query.ts';
import { resolveTimespan } from '../../../language/timespan.ts';
import { type GuardedPlan, guardPlan } from '../../../policy/guard.ts';
import { type Engine, EngineError } from '../../engine.ts';
import { readExport } from '../../export/read-export.ts';
import { readFileRows } from '../read-file-rows.ts';
import { factsCatalog, factsDataset, NOW } from './facts.ts';
import type { Case } from './rule.ts';

const { signal } = new AbortController();

/** What an engine that holds the facts makes of a case's query, in the form of a case. */
export async function askCase(engine: Engine, rule: string, { query }: Case): Promise<Case> {
  const checked = checkQuery(query, factsDataset.program, factsCatalog);
  if (!checked.ok) {
    return { query, refused: checked.diagnostics.map(({ code }) => code).join(' ') };
  }
  const grant = { account: rule, locations: null, withheld: [] };
  const interval = resolveTimespan(checked.plan.timespan, NOW);
  const guarded = guardPlan(checked.plan, factsDataset, grant, interval);
  try {
    return { query, answer: await answerOf(engine, guarded) };
  } catch (error) {
    if (error instanceof EngineError) return { query, fails: true };
    throw error;
  }
}

/** The rows of the file, which the preview has too. */
async function answerOf(engine: Engine, guarded: GuardedPlan) {
  await using exported = await engine.export(guarded, { format: 'csv', signal });
  const { rows } = await readFileRows((await readExport(exported)).bytes, 'csv', '');
  const preview = await engine.preview(guarded, { limit: 100, signal });
  const headers = guarded.plan.select.map(({ header }) => header);
  for (const [index, row] of rows.entries()) {
    const shown = headers.map((header) => preview.rows[index]?.[header]);
    if (!row.every((text, at) => isSame(text, shown[at]))) {
      throw new Error(`the preview has ${JSON.stringify(shown)}, the file ${JSON.stringify(row)}`);
    }
  }
  return rows;
}

/** Numbers by what they are: a preview's have no zeros at their end. */
const isSame = (text: string | null, shown: unknown): boolean =>
  text === shown || (text !== null && Number(text) === Number(JSON.stringify(shown)));
