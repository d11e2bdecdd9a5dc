import type { Dataset } from '../../catalog/dataset.ts';
import { type FileFormat, fileEncoding } from '../../engine/engine.ts';
import { gzipSize } from '../../files/gzip-size.ts';
import { PublicError } from '../../kernel/errors.ts';
import { toWireTime } from '../../kernel/interval.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import type { ReportsContext } from '../context.ts';
import { withinSeconds } from '../within-seconds.ts';
import { readStatistics } from './account-statistics.ts';
import { type Size, sizeBySample, sizeByStatistics } from './estimate-size.ts';

export interface MeasuredSize {
  readonly size: Size;
  readonly snapshotId: string | null;
  readonly watermark: string | null;
}

/** Some 1 MB of text: enough for its compression to be that of the whole. */
const SAMPLE_ROWS = 10_000;

/** Whoever asks waits for it; what cannot be counted in this time is not worth waiting for. */
const COUNTING_SECONDS = 5;

/**
 * Counted through the guarded plan: exact, and nothing that the caller may not see changes it. Where that
 * takes too long the account's rows of that time tell, but only to callers to whom all of them belong.
 */
export async function measureSize(
  context: ReportsContext,
  guarded: GuardedPlan,
  dataset: Dataset,
  format: FileFormat,
  signal: AbortSignal,
): Promise<MeasuredSize> {
  try {
    return await count(context, guarded, format, signal);
  } catch (error) {
    const isLate = error instanceof PublicError && error.code === 'query_timeout';
    if (!isLate) throw error;
    const statistics = await readStatistics(context, guarded, dataset);
    if (!statistics) throw error;
    const size = sizeByStatistics(guarded, dataset, statistics);
    return { size, snapshotId: null, watermark: null };
  }
}

async function count(
  { engine, testQueryPlaces, limits }: ReportsContext,
  guarded: GuardedPlan,
  format: FileFormat,
  signal: AbortSignal,
): Promise<MeasuredSize> {
  const seconds = Math.min(COUNTING_SECONDS, limits.testQuerySeconds);
  const { sample, snapshotTime, ...measured } = await withinSeconds(seconds, signal, (within) =>
    testQueryPlaces.take(guarded.rows.account, within, () =>
      engine.measure(guarded, { format, sampleRows: SAMPLE_ROWS, signal: within }),
    ),
  );
  const isGzip = fileEncoding(format) === 'gzip';
  const gzipBytes = isGzip ? await gzipSize(sample) : sample.length;
  return {
    size: sizeBySample({ ...measured, plainBytes: sample.length, gzipBytes }),
    snapshotId: measured.snapshotId,
    watermark: toWireTime(new Date(snapshotTime)),
  };
}
