import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const salesDataset = `name: Sales
description: What was sold, by day.
order: 900
accountColumn: Account
locationColumn: Location
timeColumn: Day
timeGrain: day
ranges: [LAST_30_DAYS, LIFETIME]
minimumRecurrenceInterval: 4
refreshDays: 1

columns:
  - name: Account
    type: string
    description: Partner account.
  - name: Location
    type: string
    description: Partner location.
  - name: Day
    type: date
    description: Day of the sale.
  - name: Note
    type: string
    description: What was said.
  - name: Pieces
    type: integer
    description: How many.
  - name: Price
    type: decimal(18,2)
    description: What one costs, in US dollars.

metrics:
  - name: TotalPieces
    function: sum
    column: Pieces
    unit: pieces
    description: How many in all.
`;

/** A catalog folder of a user's own with one dataset; answers the folder. */
export async function newCatalogFolder(dataset = salesDataset): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'insights-catalog-'));
  await mkdir(join(folder, 'mpn/datasets'), { recursive: true });
  await writeFile(join(folder, 'mpn/datasets/Sales.yaml'), dataset);
  return folder;
}
