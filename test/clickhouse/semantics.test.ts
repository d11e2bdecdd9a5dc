import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askCase } from '../../src/engine/testing/semantics/ask-case.ts';
import { factsCatalog, factsDataset } from '../../src/engine/testing/semantics/facts.ts';
import { writeFacts } from '../../src/engine/testing/semantics/facts-file.ts';
import { semantics } from '../../src/engine/testing/semantics/semantics.ts';
import { openTwinEngines, type TwinEngines } from './support/twin-engines.ts';

let twins: TwinEngines;

beforeAll(async () => {
  twins = await openTwinEngines(factsCatalog);
  await twins.load(factsDataset, [writeFacts(twins.folder)]);
});
afterAll(() => twins[Symbol.asyncDispose]());

describe.each(semantics)('$rule', ({ rule, cases }) => {
  test.each(cases)('$query', async (one) => {
    expect(await askCase(twins.clickhouse, rule, one)).toEqual(one);
  });
});
