import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { defaultCatalogFolder, loadCatalog } from '../catalog/load-catalog.ts';
import { checkQuery } from './check-query.ts';
import { formatDiagnostics } from './format-diagnostics.ts';
import { printQuery } from './print-query.ts';

const catalog = await loadCatalog([defaultCatalogFolder]);

/** Faults that people make, one of each kind. */
const faultyQueries = [
  'SELECT CustomerNam, Month FROM OfficeUsage',
  'SELECT CustomerName, ServiceName FROM OfficeUsage',
  'SELECT CustomerName FROM OfficeUsages',
  'SELECT CustomerName FORM OfficeUsage',
  'SELECT * FROM OfficeUsage',
  'SELECT RevenueAndACR FROM DynamicsUsage',
  'SELECT CustomerName, Month, customername FROM OfficeUsage',
  'SELECT COUNT(CustomerTpid) FROM OfficeUsage',
  "SELECT CustomerName FROM OfficeUsage WHERE WorkloadName = 'Teams' OR WorkloadName = 'Exchange'",
  'SELECT CustomerName FROM OfficeUsage WHERE CustomerMarket = United States',
  'SELECT CustomerName FROM OfficeUsage WHERE CustomerMarket = "Germany"',
  "SELECT CustomerName FROM OfficeUsage WHERE CustomerName = 'O'Brien'",
  "SELECT CustomerName FROM OfficeUsage WHERE Month >= '3/1/2026'",
  "SELECT CustomerName FROM OfficeUsage WHERE Month = '2026-02-29'",
  "SELECT CustomerName FROM OfficeUsage WHERE MonthlyActiveUsers > 'many'",
  'SELECT CustomerName FROM OfficeUsage WHERE MonthlyActiveUsers => 5',
  'SELECT CustomerName, CustomerCount FROM OfficeUsage ORDER BY Month',
  'SELECT CustomerName FROM OfficeUsage LIMIT 0',
  'SELECT CustomerName FROM OfficeUsage TIMESPAN LAST_7_DAYS',
  "SELECT CustomerNam, Month,\nFROM OfficeUsage\nWHERE MonthlyActiveUsers > 'x'\nLIMIT ten",
];

function answerTo(query: string): string {
  const checked = checkQuery(query, 'mpn', catalog);
  if (checked.ok) throw new Error(`not faulty: ${query}`);
  return `\`\`\`sql\n${query}\n\`\`\`\n\n${listOf(formatDiagnostics(checked.diagnostics))}\n`;
}

const listOf = (messages: string): string => messages.replace(/^/gm, '- ');

const docFile = fileURLToPath(new URL('../../docs/query-language.md', import.meta.url));
const section =
  /(?<=<!-- faulty queries: begin [^\n]*-->\n)[\s\S]*(?=<!-- faulty queries: end -->)/;

// `npx vitest run src/language/faulty-queries.test.ts --update` writes the section anew.
test('the faulty queries of docs/query-language.md are up to date', async () => {
  const doc = readFileSync(docFile, 'utf8');
  expect(doc).toMatch(section);
  const answers = `\n${faultyQueries.map(answerTo).join('\n')}\n`;
  await expect(doc.replace(section, () => answers)).toMatchFileSnapshot(docFile);
});

test('every example of docs/query-language.md is a good query', () => {
  const [good = ''] = readFileSync(docFile, 'utf8').split('## Twenty faulty queries');
  const examples = [...good.matchAll(/```sql\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.split(/^(?=SELECT)/m),
  );
  expect(examples.length).toBeGreaterThan(6);
  for (const example of examples) {
    expect(checkQuery(example, 'mpn', catalog), example).toMatchObject({ ok: true });
  }
});

test('every published query is accepted, and its canonical text means the same', () => {
  const published = [...catalog.systemQueries('mpn'), ...catalog.sampleQueries('mpn')].map(
    ({ query }) => query,
  );
  expect(published.length).toBeGreaterThan(21);
  for (const query of published) {
    const checked = checkQuery(query, 'mpn', catalog);
    expect(checked, query).toMatchObject({ ok: true });
    if (checked.ok) expect(checkQuery(printQuery(checked.plan), 'mpn', catalog)).toEqual(checked);
  }
});
