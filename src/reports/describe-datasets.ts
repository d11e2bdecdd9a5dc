import { typeText } from '../catalog/column-type.ts';
import type { Column, Dataset, Metric, Sensitivity } from '../catalog/dataset.ts';
import type { Grant } from '../policy/grant.ts';
import type { Caller } from './caller.ts';
import type { ReportsContext } from './context.ts';
import { chosenDatasets, toView } from './list-datasets.ts';
import type { DatasetView } from './views.ts';

export interface ColumnView {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly unit: string | null;
  readonly sensitivity: Sensitivity | null;
  readonly withheld: boolean;
  readonly aliases: readonly string[];
}

export interface MetricView {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly unit: string | null;
  readonly formula: string;
  readonly withheld: boolean;
}

/** A dataset with what its columns and metrics mean, and which of them the caller's rights empty. */
export interface DatasetDescriptionView extends DatasetView {
  readonly description: string;
  readonly timeColumn: string | null;
  readonly timeGrain: 'month' | 'day' | null;
  readonly locationColumn: string;
  readonly refreshDays: number;
  readonly columns: readonly ColumnView[];
  readonly metrics: readonly MetricView[];
}

/** One dataset by any case or alias, or all of the program in catalog order. */
export const describeDatasets = (
  context: Pick<ReportsContext, 'catalog'>,
  { grant }: Pick<Caller, 'grant'>,
  asked: { program: string; datasetName?: string },
): DatasetDescriptionView[] =>
  chosenDatasets(context, asked).map((dataset) => describe(dataset, grant));

const describe = (dataset: Dataset, grant: Grant): DatasetDescriptionView => ({
  ...toView(dataset),
  description: dataset.description,
  timeColumn: dataset.timeColumn,
  timeGrain: dataset.timeGrain,
  locationColumn: dataset.locationColumn,
  refreshDays: dataset.refreshDays,
  columns: dataset.columns
    .filter(({ selectable }) => selectable)
    .map((column) => describeColumn(column, grant)),
  metrics: dataset.metrics.map((metric) => describeMetric(metric, dataset, grant)),
});

const describeColumn = (column: Column, grant: Grant): ColumnView => ({
  name: column.name,
  type: typeText(column.type),
  description: column.description,
  unit: column.unit ?? null,
  sensitivity: column.sensitivity ?? null,
  withheld: isWithheld(column, grant),
  aliases: column.aliases,
});

function describeMetric(metric: Metric, { columns }: Dataset, grant: Grant): MetricView {
  const source = columns.find(({ name }) => name === metric.column);
  return {
    name: metric.name,
    type: typeText(metric.type),
    description: metric.description,
    unit: metric.unit ?? null,
    formula: `${metric.function}(${metric.column ?? '*'})`,
    withheld: source !== undefined && isWithheld(source, grant),
  };
}

const isWithheld = ({ sensitivity }: Column, grant: Grant): boolean =>
  sensitivity !== undefined && grant.withheld.includes(sensitivity);
