/** Runs read the version that they began with: one that was superseded is kept for a day. */
const KEPT = 24 * 60 * 60 * 1000;

/** Of the table that holds one load: those of a view sort by their time. */
export const versionName = (view: string, time: Date, id: string): string =>
  `${view}__${time.toISOString().replace(/\D/g, '').slice(0, 14)}_${id.replaceAll('-', '').slice(0, 8)}`;

/** Those that nobody reads any more, also of loads that broke off; `current` is one of a view's tables. */
export function oldVersions(
  tables: readonly string[],
  view: string,
  current: string,
  now: Date,
): readonly string[] {
  const versions = tables.filter((table) => timeOf(table, view) !== undefined).sort();
  const isLongPast = (time: number | undefined) =>
    time !== undefined && now.getTime() - time > KEPT;
  return versions.filter((table, index) => {
    const next = versions[index + 1];
    return table !== current && isLongPast(timeOf(next ?? table, view));
  });
}

function timeOf(table: string, view: string): number | undefined {
  if (!table.startsWith(`${view}__`)) return undefined;
  const [, ...parts] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)_[0-9a-f]{8}$/.exec(table.slice(view.length + 2)) ?? [];
  if (parts.length === 0) return undefined;
  const [year, month, day, hour, minute, second] = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
