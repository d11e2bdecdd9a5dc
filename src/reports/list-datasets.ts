import type { Dataset } from '../catalog/dataset.ts';
import { nearestName } from '../catalog/suggest.ts';
import { PublicError } from '../kernel/errors.ts';
import type { ReportsContext } from './context.ts';
import type { DatasetView } from './views.ts';

/** One dataset by any case or alias, or all of the program in catalog order. */
export const listDatasets = (
  context: Pick<ReportsContext, 'catalog'>,
  asked: { program: string; datasetName?: string },
): DatasetView[] => chosenDatasets(context, asked).map(toView);

/** The same as the catalog has them. Throws `dataset_not_found`. */
export function chosenDatasets(
  context: Pick<ReportsContext, 'catalog'>,
  { program, datasetName }: { program: string; datasetName?: string },
): readonly Dataset[] {
  const name = datasetName?.trim();
  return name
    ? [theDataset(context, { program, datasetName: name })]
    : context.catalog.datasets(program);
}

/** The one of that name, by any case or alias. Throws `dataset_not_found`. */
export function theDataset(
  { catalog }: Pick<ReportsContext, 'catalog'>,
  { program, datasetName }: { program: string; datasetName: string },
): Dataset {
  const name = datasetName.trim();
  const dataset = catalog.dataset(program, name);
  if (dataset) return dataset;
  const names = catalog.datasets(program).map((known) => known.name);
  const near = nearestName(name, names);
  const hint = near ? ` Did you mean ${near}?` : '';
  throw new PublicError('dataset_not_found', { dataset: name, hint });
}

export const toView = (dataset: Dataset): DatasetView => ({
  datasetName: dataset.name,
  selectableColumns: dataset.columns.filter((column) => column.selectable).map(({ name }) => name),
  availableMetrics: dataset.metrics.map(({ name }) => name),
  availableDateRanges: dataset.availableDateRanges,
  minimumRecurrenceInterval: dataset.minimumRecurrenceInterval,
});
