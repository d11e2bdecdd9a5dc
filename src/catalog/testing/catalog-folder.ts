import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A temporary catalog folder with these files, removed when disposed. */
export async function catalogFolder(
  files: Readonly<Record<string, string>>,
): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'catalog-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

/** A sound dataset file of 26 lines, for tests to add to or to spoil. */
export const ordersYaml = `name: Orders
description: Orders by day.
aliases: [Purchases]
accountColumn: Account
locationColumn: Location
timeColumn: Day
timeGrain: day
ranges: [LAST_7_DAYS, LIFETIME]
minimumRecurrenceInterval: 24
refreshDays: 1
columns:
  - name: Account
    type: string
    description: Partner account.
  - { name: Location, type: string, description: Partner location. }
  - { name: Day, type: date, description: Day of the order. }
  - name: Amount
    type: decimal(12,2)
    unit: USD
    description: Value of the order.
    sensitivity: revenue
    aliases: [Total]
metrics:
  - { name: OrderCount, function: count, description: Orders. }
  - { name: AmountSum, function: sum, column: Amount, unit: USD, description: Sum. }
  - { name: Days, function: count_distinct, column: Day, description: Days with orders. }
`;
