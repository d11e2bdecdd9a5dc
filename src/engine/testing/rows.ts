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
