import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readExport } from '../export/read-export.ts';
import { loadSalesRows } from '../testing/load-rows.ts';
import { salesCatalog, soon } from '../testing/open-sales-engine.ts';
import {
  columnField,
  guard,
  integerValue,
  metricField,
  textValue,
  where,
} from '../testing/plans.ts';
import { type SalesRow, salesRow } from '../testing/rows.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { openDuckDbEngine } from './duckdb-engine.ts';

/** More than two of the row groups that DuckDB's threads share out (122,880 rows each). */
const ROWS = 280_000;

/** Few values a column, so that every order has thousands of ties. */
const seen = Array.from({ length: ROWS }, (_, index) =>
  salesRow({
    Customer: index % 7 === 0 ? null : `c${index % 5}`,
    Seats: (index * 7919) % 1000,
    Revenue: index % 3,
    Rate: index,
  }),
);

/** The same rows in the same order, and as many of another location between them. */
function* amongOthers(): Generator<SalesRow> {
  for (const [index, row] of seen.entries()) {
    if (index % 3 === 0) yield { ...row, Location: 'L2', Seats: index };
    yield row;
    if (index > ROWS / 2) yield { ...row, Location: 'L2', Customer: 'elsewhere' };
  }
}

const atL1 = { account: 'A1', locations: ['L1'], withheld: [] };
const fields = (...names: string[]) => names.map((name) => columnField(name));
const bySeats = [{ field: columnField('Seats'), direction: 'desc' as const }];

const plans = [
  { select: fields('Rate', 'Customer') },
  { select: fields('Rate', 'Customer'), limit: 200_001 },
  { select: fields('Rate'), where: [where('Seats', '<', integerValue('3'))], limit: 500 },
  { select: fields('Rate'), where: [where('Customer', '=', textValue('C3'))] },
  { select: fields('Customer', 'Rate'), orderBy: bySeats },
  { select: fields('Customer', 'Seats'), orderBy: bySeats, limit: 77 },
  { distinct: true, select: fields('Seats', 'Customer') },
  { distinct: true, select: fields('Customer'), limit: 3 },
  { select: [...fields('Seats', 'Customer'), metricField('Rows')] },
  {
    select: [...fields('Customer', 'Seats'), metricField('TotalRate')],
    orderBy: [{ field: metricField('Rows'), direction: 'asc' as const }],
    limit: 50,
  },
];

test('the same rows give the same bytes, whatever lies between them and on however many threads', async () => {
  const engines = await Promise.all([
    openOver(seen, 1),
    openOver(seen, 4),
    openOver([...amongOthers()], 2),
    openOver([...amongOthers()], 3),
  ]);
  for (const plan of plans) {
    const guarded = guard(plan, atL1);
    const texts = [];
    for (const engine of engines) {
      await using exported = await engine.export(guarded, { format: 'csv', signal: soon() });
      texts.push((await readExport(exported)).bytes.toString());
      const { rows } = await engine.preview(guarded, { limit: 100, signal: soon() });
      texts.push(JSON.stringify(rows));
    }
    const [file, preview] = texts;
    expect(texts.every((text) => text === file || text === preview)).toBe(true);
    expect(new Set(texts).size).toBe(2);
  }
});

test('a plain select keeps the order of the snapshot', async () => {
  const engine = await openOver([...amongOthers()], 4);
  const guarded = guard({ select: fields('Rate') }, atL1);
  await using exported = await engine.export(guarded, { format: 'csv', signal: soon() });
  const [, ...lines] = (await readExport(exported)).bytes.toString().trimEnd().split('\n');
  expect(lines).toHaveLength(ROWS);
  expect(lines.every((line, index) => line === (index / 10_000).toFixed(4))).toBe(true);
});

async function openOver(rows: readonly SalesRow[], threads: number) {
  const folder = tempFolder();
  await loadSalesRows(path.join(folder, 'data'), rows);
  const engine = await openDuckDbEngine({
    ...{ catalog: salesCatalog, dataFolder: path.join(folder, 'data') },
    ...{ scratchFolder: path.join(folder, 'scratch'), memoryLimit: '1GB', threads },
  });
  onTestFinished(() => engine.close());
  return engine;
}
