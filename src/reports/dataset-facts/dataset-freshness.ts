import type { Dataset } from '../../catalog/dataset.ts';
import { PublicError } from '../../kernel/errors.ts';
import { toWireTime } from '../../kernel/interval.ts';
import type { Grant } from '../../policy/grant.ts';
import type { Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';
import { chosenDatasets } from '../list-datasets.ts';
import { type VisibleExtent, visibleExtent } from './visible-extent.ts';

/** How new a dataset's data is, and which of its rows are the caller's. Times are UTC. */
export interface DatasetFreshnessView {
  readonly datasetName: string;
  /** Null with all below where it was never loaded. */
  readonly snapshotId: string | null;
  /** When the data was loaded: it holds nothing newer. */
  readonly watermark: string | null;
  /** By when the next data is to be there. */
  readonly nextRefreshTime: string | null;
  /** Whether that has passed. */
  readonly isOverdue: boolean;
  /** The caller's; null where they could not be counted in time. */
  readonly rows: number | null;
  /** Of the caller's first and last row; null without a time column too. */
  readonly firstTime: string | null;
  readonly lastTime: string | null;
}

type Context = Pick<
  ReportsContext,
  'catalog' | 'clock' | 'engine' | 'extent' | 'testQueryPlaces' | 'foundOut'
>;

/** Of one dataset by any case or alias, or of all of the program in catalog order. Throws `dataset_not_found`. */
export async function datasetFreshness(
  context: Context,
  { grant }: Pick<Caller, 'grant'>,
  asked: { program: string; datasetName?: string },
  signal: AbortSignal,
): Promise<DatasetFreshnessView[]> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(COUNTING_SECONDS * 1000)]);
  const found: DatasetFreshnessView[] = [];
  // One after the other: many at once would take the places of the account's test queries.
  for (const dataset of chosenDatasets(context, asked)) {
    found.push(await freshnessOf(context, grant, dataset, { signal, within }));
  }
  return found;
}

/** For all of them together; whoever asks waits for it. */
const COUNTING_SECONDS = 10;

const DAY = 86_400_000;

interface Signals {
  /** The caller's. */
  readonly signal: AbortSignal;
  /** The same with the deadline of counting. */
  readonly within: AbortSignal;
}

async function freshnessOf(
  context: Context,
  grant: Grant,
  dataset: Dataset,
  signals: Signals,
): Promise<DatasetFreshnessView> {
  const { name: datasetName, refreshDays } = dataset;
  const extent = await context.extent(dataset, grant.account);
  if (!extent) return { ...neverLoaded, datasetName };
  const loaded = new Date(extent.snapshotTime);
  const next = new Date(loaded.getTime() + refreshDays * DAY);
  const visible = await visibleExtent(context, grant, dataset, extent, signals.within).catch(
    unknownWhere(signals),
  );
  return {
    ...{ datasetName, snapshotId: extent.snapshotId, watermark: toWireTime(loaded) },
    nextRefreshTime: toWireTime(next),
    isOverdue: next < context.clock.now(),
    rows: visible?.rows ?? null,
    firstTime: wireTime(visible?.firstTime),
    lastTime: wireTime(visible?.lastTime),
  };
}

const neverLoaded = {
  ...{ snapshotId: null, watermark: null, nextRefreshTime: null, isOverdue: false },
  ...{ rows: null, firstTime: null, lastTime: null },
};

/** What takes too long, or finds no place, is not told; the rest of the answer is. */
const unknownWhere =
  ({ signal, within }: Signals) =>
  (error: unknown): VisibleExtent | undefined => {
    if (signal.aborted || !(within.aborted || error instanceof PublicError)) throw error;
    return undefined;
  };

const wireTime = (time: string | null | undefined): string | null =>
  time ? toWireTime(new Date(time)) : null;
