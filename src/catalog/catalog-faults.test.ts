import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CatalogError } from './catalog-error.ts';
import { loadCatalog } from './load-catalog.ts';
import { catalogFolder, ordersYaml } from './testing/catalog-folder.ts';

const DATASET = 'mpn/datasets/Orders.yaml';
const QUERIES = 'mpn/system-queries.yaml';

/** The faults found in these files, each without its folder's path. */
async function faultsOf(files: Record<string, string>): Promise<string[]> {
  await using folder = await catalogFolder(files);
  const error = await loadCatalog([folder.path]).then(
    () => new Error('the catalog was taken'),
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(CatalogError);
  const [, ...lines] = String(error.message).split('\n');
  return lines.map((line) => line.replaceAll(join(folder.path, '/'), ''));
}

const spoiled = (from: string, to: string): string => {
  expect(ordersYaml).toContain(from);
  return ordersYaml.replace(from, to);
};

test.each([
  [
    'an unknown key',
    ['accountColumn: Account', 'acountColumn: Account'],
    [
      '1:1: "accountColumn" is missing',
      '4:1: unknown key "acountColumn"; did you mean "accountColumn"?',
    ],
  ],
  [
    'an unknown key of a column',
    ['    unit: USD\n', '    units: USD\n'],
    ['19:5: unknown key "units"; did you mean "unit"?'],
  ],
  [
    'an unknown key like no other',
    ['refreshDays: 1', 'refreshDays: 1\nownerOfTheData: me'],
    [
      '11:1: unknown key "ownerOfTheData"; it may be name, description, order, aliases, accountColumn, ' +
        'locationColumn, timeColumn, timeGrain, ranges, minimumRecurrenceInterval, refreshDays, columns, …',
    ],
  ],
  [
    'a key left out of a column',
    ['    description: Value of the order.\n', ''],
    ['17:5: "description" is missing'],
  ],
  [
    'a wrong kind of value',
    ['refreshDays: 1', 'refreshDays: often'],
    ['10:14: "refreshDays" must be a whole number, not "often"'],
  ],
  [
    'an empty value',
    ['refreshDays: 1', 'refreshDays:'],
    ['10:13: "refreshDays" must be a whole number, not empty'],
  ],
  [
    'a number out of range',
    ['Interval: 24', 'Interval: 0'],
    ['9:28: "minimumRecurrenceInterval" must be >= 1'],
  ],
  [
    'an unknown range',
    ['LAST_7_DAYS', 'LAST_7_DAY'],
    ['8:10: "LAST_7_DAY" is not a valid entry of "ranges"; did you mean "LAST_7_DAYS"?'],
  ],
  [
    'a repeated range',
    ['LAST_7_DAYS,', 'LIFETIME,'],
    ['8:20: "LIFETIME" is taken already, at mpn/datasets/Orders.yaml:8:10'],
  ],
  [
    'an unknown function',
    ['function: sum', 'function: average'],
    ['25:34: "average" is not a valid "function"; it may be count, count_distinct, sum'],
  ],
  [
    'an unknown type',
    ['type: date', 'type: datetime'],
    [
      '16:24: "datetime" is not a valid "type": it must be string, integer, decimal(precision,scale), date or timestamp',
    ],
  ],
  [
    'a decimal too wide',
    ['decimal(12,2)', 'decimal(39,2)'],
    ['18:11: "decimal(39,2)": the precision must be 1 to 38, the scale less than it'],
  ],
  [
    'a decimal without a digit before the point',
    ['decimal(12,2)', 'decimal(2,2)'],
    ['18:11: "decimal(2,2)": the precision must be 1 to 38, the scale less than it'],
  ],
  [
    'an account column that is not there',
    ['accountColumn: Account', 'accountColumn: Acount'],
    ['4:16: "Acount" is not a column of Orders; did you mean "Account"?'],
  ],
  [
    'a location column that is like no other',
    ['locationColumn: Location', 'locationColumn: Shop'],
    ['5:17: "Shop" is not a column of Orders; it may be Account, Location, Day, Amount'],
  ],
  [
    'an account column that is no string',
    ['accountColumn: Account', 'accountColumn: Amount'],
    ['4:16: "Amount" is of type decimal(12,2); it must be a string'],
  ],
  [
    'a time column that is not there',
    ['timeColumn: Day', 'timeColumn: day'],
    ['6:13: "day" is not a column of Orders; did you mean "Day"?'],
  ],
  [
    'a time column that is no time',
    ['timeColumn: Day', 'timeColumn: Amount'],
    ['6:13: "Amount" is of type decimal(12,2); it must be a date or timestamp'],
  ],
  [
    'a time column that is withheld from some',
    ['{ name: Day, type: date,', '{ name: Day, sensitivity: personal, type: date,'],
    ['6:13: "Day" has a sensitivity; TIMESPAN would tell its values to those who may not see them'],
  ],
  [
    'a time column without grain',
    ['timeGrain: day\n', ''],
    ['6:13: "timeGrain" is missing; it may be month, day'],
  ],
  [
    'a grain without time column',
    ['timeColumn: Day\n', ''],
    [
      '6:12: "timeGrain" needs a "timeColumn"',
      '7:10: "LAST_7_DAYS" needs a "timeColumn"; without one, only LIFETIME may be offered',
    ],
  ],
  [
    'a metric over no column',
    ['column: Amount', 'column: Amounts'],
    ['25:47: "Amounts" is not a column of Orders; did you mean "Amount"?'],
  ],
  [
    'a sum of dates',
    ['column: Amount', 'column: Day'],
    ['25:47: sum needs an integer or decimal column; "Day" is of type date'],
  ],
  ['a sum of nothing', ['column: Amount, ', ''], ['25:5: "column" is missing; sum needs one']],
  [
    'a count of a column',
    ['function: count,', 'function: count, column: Day,'],
    ['24:50: "count" counts rows and takes no column; leave it out, or use count_distinct'],
  ],
  [
    'a name with a blank',
    ['name: Amount\n', 'name: The Amount\n'],
    [
      '17:11: "The Amount" is not a valid "name": it must be letters, digits and underscores, and not begin with a digit',
    ],
  ],
  [
    'an alias that begins with a digit',
    ['[Total]', '[2nd]'],
    [
      '22:15: "2nd" is not a valid entry of "aliases": it must be letters, digits and underscores, and not begin with a digit',
    ],
  ],
  [
    'a column named twice',
    ['[Total]', '[Total, DAY]'],
    ['22:22: "DAY" is taken already, at mpn/datasets/Orders.yaml:16:13'],
  ],
  [
    'a metric named like a column',
    ['name: OrderCount', 'name: total'],
    ['24:13: "total" is taken already, at mpn/datasets/Orders.yaml:22:15'],
  ],
  [
    'a word of the language as a name',
    ['name: OrderCount', 'name: Limit'],
    ['24:13: "Limit" is a word of the report language; choose another name'],
  ],
  [
    'a word of the language as an alias of the dataset',
    ['[Purchases]', '[Purchases, from]'],
    ['3:22: "from" is a word of the report language; choose another name'],
  ],
  [
    'a key given twice',
    ['refreshDays: 1', 'refreshDays: 1\nrefreshDays: 2'],
    ['11:1: not valid YAML: Map keys must be unique'],
  ],
  [
    'a reference to nothing',
    ['refreshDays: 1', 'refreshDays: *never'],
    ['1:1: not valid YAML: Unresolved alias (the anchor must be set before the alias): never'],
  ],
])('%s', async (_, [from = '', to = ''], faults) => {
  expect(await faultsOf({ [DATASET]: spoiled(from, to) })).toEqual(
    faults.map((fault) => `${DATASET}:${fault}`),
  );
});

test('a file of the wrong shape is not asked what it means, nor do queries need its dataset', async () => {
  const faults = await faultsOf({
    [DATASET]: spoiled('refreshDays: 1\n', '').replace('timeColumn: Day', 'timeColumn: Days'),
    [QUERIES]: `systemQueries:\n${query(ID, 'Orders')}`,
  });
  expect(faults).toEqual([`${DATASET}:1:1: "refreshDays" is missing`]);
});

test('the example and the faults in docs/catalog.md are true', async () => {
  const page = await readFile(new URL('../../docs/catalog.md', import.meta.url), 'utf8');
  const example = page.split(/^```(?:yaml)?\n/m)[1] ?? '';
  await using folder = await catalogFolder({ [DATASET]: example });
  expect((await loadCatalog([folder.path])).dataset('mpn', 'Orders')?.columns).toHaveLength(5);
  const faulty = example
    .replace('timeColumn: OrderDate', 'timeColumn: OrderDay')
    .replace('    unit: USD', '    units: USD');
  const faults = await faultsOf({ [DATASET]: faulty });
  const shown = faults.map((fault) => `    /etc/insights/catalog/${fault}\n`).join('');
  expect(page).toContain(`    The catalog has faults:\n${shown}`);
  expect(faults).toHaveLength(2);
});

test('broken YAML is one fault, at its place', async () => {
  expect(await faultsOf({ [DATASET]: 'name: Orders\ncolumns: [unclosed\n' })).toEqual([
    expect.stringMatching(/^mpn\/datasets\/Orders\.yaml:3:1: not valid YAML: /),
  ]);
});

test('an empty file is a fault', async () => {
  expect(await faultsOf({ [DATASET]: '' })).toEqual([
    `${DATASET}:1:1: the file must be a map of keys and values, not empty`,
  ]);
});

test('datasets of one program may not share a name or alias, those of two may', async () => {
  const other = ordersYaml.replace('name: Orders', 'name: Sales').replace('Purchases', 'ORDERS');
  expect(await faultsOf({ [DATASET]: ordersYaml, 'mpn/datasets/Sales.yaml': other })).toEqual([
    'mpn/datasets/Sales.yaml:3:11: "ORDERS" is taken already, at mpn/datasets/Orders.yaml:1:7',
  ]);
  await using folder = await catalogFolder({
    [DATASET]: ordersYaml,
    'cmp/datasets/Sales.yaml': other,
  });
  expect((await loadCatalog([folder.path])).programs).toEqual(['cmp', 'mpn']);
});

test('one folder may not declare a dataset twice', async () => {
  expect(await faultsOf({ [DATASET]: ordersYaml, 'mpn/datasets/Z.yaml': ordersYaml })).toEqual([
    `mpn/datasets/Z.yaml:1:7: "Orders" is taken already, at ${DATASET}:1:7`,
    `mpn/datasets/Z.yaml:3:11: "Purchases" is taken already, at ${DATASET}:3:11`,
  ]);
});

const query = (id: string, dataset: string): string => `  - queryId: ${id}
    name: All
    description: All orders.
    dataset: ${dataset}
    query: SELECT Day FROM Orders
`;
const ID = '6664daf3-c161-423a-92a1-0ea6db2c0384';

test('system queries: id, dataset and repeated ids', async () => {
  const queries = [query('17', 'Orders'), query(ID, 'Orders')].join('');
  expect(
    await faultsOf({ [DATASET]: ordersYaml, [QUERIES]: `systemQueries:\n${queries}` }),
  ).toEqual([`${QUERIES}:2:14: "queryId" must be text, not 17`]);
  const more = [query('x17', 'Orders'), query(ID, 'Orders')].join('');
  expect(await faultsOf({ [DATASET]: ordersYaml, [QUERIES]: `systemQueries:\n${more}` })).toEqual([
    `${QUERIES}:2:14: "x17" is not a valid "queryId": it must be a UUID, such as ${ID}`,
  ]);
  const twice = [query(ID, 'purchases'), query(ID.toUpperCase(), 'Order')].join('');
  expect(await faultsOf({ [DATASET]: ordersYaml, [QUERIES]: `systemQueries:\n${twice}` })).toEqual([
    `${QUERIES}:7:14: "${ID.toUpperCase()}" is taken already, at ${QUERIES}:2:14`,
    `${QUERIES}:10:14: "Order" is not a dataset of program mpn; did you mean "Orders"?`,
  ]);
});

test('every fault of every file is listed, in file order', async () => {
  const faults = await faultsOf({
    [DATASET]: spoiled('timeColumn: Day', 'timeColumn: Days').replace('sum, column', 'sun, column'),
    'mpn/datasets/Sales.yaml': ordersYaml
      .replace('name: Orders', 'name: Sales')
      .replace('aliases: [Purchases]', 'aliases: [in]')
      .replace('column: Amount', 'column: Location'),
    [QUERIES]: `systemQueries:\n${query(ID, 'Nowhere')}sampelQueries: []\n`,
  });
  expect(faults).toEqual([
    `${DATASET}:6:13: "Days" is not a column of Orders; did you mean "Day"?`,
    `${DATASET}:25:34: "sun" is not a valid "function"; did you mean "sum"?`,
    'mpn/datasets/Sales.yaml:3:11: "in" is a word of the report language; choose another name',
    'mpn/datasets/Sales.yaml:25:47: sum needs an integer or decimal column; "Location" is of type string',
    `${QUERIES}:5:14: "Nowhere" is not a dataset of program mpn; it may be Orders, Sales`,
    `${QUERIES}:7:1: unknown key "sampelQueries"; did you mean "sampleQueries"?`,
  ]);
});
