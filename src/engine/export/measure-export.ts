import type { Export, Measured } from '../engine.ts';
import { readExport } from './read-export.ts';

interface Measurable {
  /** The first rows, as an export writes them. */
  readonly firstRows: Export;
  /** At most so many. */
  readonly sampleRows: number;
  /** How many there are in all. */
  countRows(): Promise<number>;
}

/** Counts the rows only where there are more than the first ones. */
export async function measureExport({
  firstRows,
  sampleRows,
  countRows,
}: Measurable): Promise<Measured> {
  const sample = await readExport(firstRows);
  return {
    rows: sample.rows < sampleRows ? sample.rows : await countRows(),
    sample: sample.bytes,
    sampleRows: sample.rows,
    snapshotId: firstRows.snapshotId,
    snapshotTime: firstRows.snapshotTime,
  };
}
