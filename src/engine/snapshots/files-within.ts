import type { Interval } from '../../kernel/interval.ts';
import type { AccountPart, FileStatistics } from './snapshot.ts';

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
  const { statistics } = part;
  if (!interval || !statistics) return part.rows;
  return statistics
    .filter((file) => mayHold(file, interval))
    .reduce((sum, file) => sum + file.rows, 0);
}

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
