import type { Interval } from '../../kernel/interval.ts';
import type { AccountPart, FileStatistics, FileTimes } from './snapshot.ts';

const DAY = 86_400_000;

/**
 * The account's files that may hold rows of the interval, in reading order: all of those of which nothing
 * is known. By whole days, so that it is right for dates and instants alike.
 */
export function filesWithin(part: AccountPart, interval: Interval | null): readonly string[] {
  const { files, statistics } = part;
  if (!interval || !statistics) return files;
  return files.filter((_, index) => mayHold(statistics[index], interval));
}

/** As many rows as those files hold: what a run of the interval reads at most. */
export function rowsWithin(part: AccountPart, interval: Interval | null): number {
  if (!interval || !part.statistics) return part.rows;
  return sum(statisticsWithin(part, interval).map(({ rows }) => rows));
}

/** About how many rows lie within it, were the times of each file spread evenly. */
export function expectedRowsWithin(part: AccountPart, interval: Interval | null): number {
  if (!interval || !part.statistics) return part.rows;
  const expected = statisticsWithin(part, interval).map(
    ({ rows, times }) =>
      rows * (times?.distinct ? shareWithin(times, times.distinct, interval) : 1),
  );
  return Math.ceil(sum(expected));
}

/** As if the different times lay at equal distances, the last one at the end. */
function shareWithin({ min, max }: FileTimes, distinct: number, { from, to }: Interval): number {
  const [first, last] = [Date.parse(min), Date.parse(max)];
  if (first === last) return 1;
  const start = Math.max(first, from?.getTime() ?? first);
  const end = Math.min(last, to?.getTime() ?? last);
  const distances = (Math.max(0, end - start) / (last - first)) * (distinct - 1);
  const hasLast = to === null || to.getTime() > last;
  return Math.min(1, (distances + (hasLast ? 1 : 0)) / distinct);
}

/**
 * About how many different values each column has in those files, by name; without columns that have very
 * many, and empty where nothing is known. Each file has times of its own, and other columns the same values.
 */
export function distinctWithin(
  part: AccountPart,
  interval: Interval | null,
  timeColumn: string | null,
): ReadonlyMap<string, number> {
  const files = statisticsWithin(part, interval).filter((file) => file.distinctValues);
  const found = new Map<string, number>();
  if (timeColumn !== null && files.length > 0) {
    found.set(timeColumn, sum(files.map(({ times }) => times?.distinct ?? 0)));
  }
  for (const name of Object.keys(files[0]?.distinctValues ?? {})) {
    const most = Math.max(...files.map((file) => file.distinctValues?.[name] ?? Infinity));
    if (Number.isFinite(most)) found.set(name, most);
  }
  return found;
}

/** Of the first and the last row; null where a file does not tell. */
export function timesOf({ statistics = [] }: AccountPart): {
  readonly firstTime: string | null;
  readonly lastTime: string | null;
} {
  const times = statistics.map((file) => file.times);
  const told = times.filter((one) => one !== undefined && one !== null);
  const isKnown = told.length > 0 && !times.includes(undefined);
  return {
    firstTime: isKnown ? (told.map(({ min }) => min).sort()[0] ?? null) : null,
    lastTime: isKnown
      ? (told
          .map(({ max }) => max)
          .sort()
          .at(-1) ?? null)
      : null,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const statisticsWithin = (
  { statistics = [] }: AccountPart,
  interval: Interval | null,
): readonly FileStatistics[] =>
  interval ? statistics.filter((file) => mayHold(file, interval)) : statistics;

function mayHold(statistics: FileStatistics | undefined, { from, to }: Interval): boolean {
  if (statistics?.times === undefined || !(from || to)) return true;
  // No row has a time, and one without is in no interval.
  if (statistics.times === null) return false;
  const first = Date.parse(statistics.times.min);
  const last = Date.parse(statistics.times.max);
  const isTooOld = from !== null && last < Math.floor(from.getTime() / DAY) * DAY;
  const isTooNew = to !== null && first >= Math.ceil(to.getTime() / DAY) * DAY;
  return !isTooOld && !isTooNew;
}
