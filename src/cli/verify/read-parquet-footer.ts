import {
  type AsyncBuffer,
  asyncBufferFromFile,
  type FileMetaData,
  parquetMetadataAsync,
} from 'hyparquet';

/** What a Parquet file says of itself at its end, where its rows are counted and its columns named. */
export interface ParquetFooter {
  readonly rows: number | null;
  readonly columns: readonly string[] | null;
  /** Why it does not: it breaks off, its end cannot be understood, or it is no Parquet file. */
  readonly fault: 'truncated' | 'damaged' | 'foreign' | null;
}

export async function readParquetFooter(path: string): Promise<ParquetFooter> {
  const file = await asyncBufferFromFile(path);
  const fault = await faultOf(file);
  if (fault) return unread(fault);
  try {
    // What geographic columns mean is not asked, and need not be right.
    return footerOf(await parquetMetadataAsync(file, { geoparquet: false }));
  } catch {
    return unread('damaged');
  }
}

/** Stands at both ends of every Parquet file. */
const MAGIC = 'PAR1';
/** Both of them, and the length of what is before the last. */
const LEAST_BYTES = 12;

async function faultOf(file: AsyncBuffer): Promise<ParquetFooter['fault']> {
  const { byteLength } = file;
  const textAt = async (from: number): Promise<string> =>
    Buffer.from(await file.slice(from, Math.min(from + MAGIC.length, byteLength))).toString(
      'latin1',
    );
  if (!MAGIC.startsWith(await textAt(0))) return 'foreign';
  const isEnded = byteLength >= LEAST_BYTES && (await textAt(byteLength - MAGIC.length)) === MAGIC;
  return isEnded ? null : 'truncated';
}

function footerOf({ num_rows, row_groups, schema }: FileMetaData): ParquetFooter {
  const inGroups = row_groups.reduce((sum, group) => sum + group.num_rows, 0n);
  if (inGroups !== num_rows) return unread('damaged');
  const columns = schema.slice(1).map(({ name }) => name);
  return { rows: Number(num_rows), columns, fault: null };
}

const unread = (fault: ParquetFooter['fault']): ParquetFooter => ({
  ...{ rows: null, columns: null },
  fault,
});
