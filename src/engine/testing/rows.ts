import type { ColumnBatch, ColumnValues } from '../snapshots/snapshot-writer.ts';

/** A row of `salesDataset`, in the writer's form: cents, days, milliseconds. */
export interface SalesRow {
  readonly Account: string;
  readonly Location: string | null;
  readonly Customer: string | null;
  readonly Email: string | null;
  readonly Day: number | null;
  readonly ChangedTime: number | null;
  readonly Seats: number | null;
  readonly Revenue: number | null;
  readonly Rate: number | null;
}

export const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

export const salesRow = (more: Partial<SalesRow> = {}): SalesRow => ({
  Account: 'A1',
  Location: 'L1',
  Customer: 'Contoso',
  Email: 'a@contoso.example',
  Day: day('2026-03-01'),
  ChangedTime: Date.parse('2026-03-01T04:05:06Z'),
  Seats: 5,
  Revenue: 1234,
  Rate: 15000,
  ...more,
});

export const salesBatch = (rows: readonly SalesRow[]): ColumnBatch =>
  (
    [
      'Account',
      'Location',
      'Customer',
      'Email',
      'Day',
      'ChangedTime',
      'Seats',
      'Revenue',
      'Rate',
    ] as const
  ).map((name) => rows.map((row) => row[name]) as ColumnValues);

/** The rows of one account in the order in which a snapshot has them: by day, then location, then as they came. */
export const asStored = (rows: readonly SalesRow[]): SalesRow[] =>
  rows.toSorted(
    (a, b) =>
      nullsLast(a.Day, b.Day, (one, other) => one - other) ||
      nullsLast(a.Location, b.Location, (one, other) =>
        Buffer.compare(Buffer.from(one), Buffer.from(other)),
      ),
  );

function nullsLast<T>(a: T | null, b: T | null, compare: (a: T, b: T) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b);
}
