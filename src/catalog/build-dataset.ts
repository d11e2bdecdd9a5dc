import type { ColumnEntry, DatasetFile, MetricEntry } from './catalog-files.ts';
import { metricType, parseColumnType } from './column-type.ts';
import type { Column, Dataset, Metric } from './dataset.ts';

/** Turns a checked file into the words of the other rooms. */
export function buildDataset(program: string, file: DatasetFile): Dataset {
  const columns = file.columns.map(buildColumn);
  return {
    program,
    name: file.name,
    description: file.description,
    aliases: file.aliases ?? [],
    accountColumn: file.accountColumn,
    locationColumn: file.locationColumn,
    timeColumn: file.timeColumn ?? null,
    timeGrain: file.timeGrain ?? null,
    availableDateRanges: file.ranges,
    minimumRecurrenceInterval: file.minimumRecurrenceInterval,
    refreshDays: file.refreshDays,
    columns,
    metrics: (file.metrics ?? []).map((metric) => buildMetric(metric, columns)),
  };
}

const buildColumn = (entry: ColumnEntry): Column => ({
  ...entry,
  type: parseColumnType(entry.type),
  aliases: entry.aliases ?? [],
  selectable: entry.selectable ?? true,
});

function buildMetric(entry: MetricEntry, columns: readonly Column[]): Metric {
  const column = columns.find((candidate) => candidate.name === entry.column);
  return { ...entry, type: metricType(entry.function, column?.type) };
}
