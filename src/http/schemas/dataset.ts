import { Type } from 'typebox';
import type { DatasetView } from '../../reports/views.ts';

const names = Type.Array(Type.String());

export const Dataset = Type.Object(
  {
    datasetName: Type.String(),
    selectableColumns: names,
    availableMetrics: names,
    availableDateRanges: Type.Array(Type.String(), { description: 'What TIMESPAN may say.' }),
    minimumRecurrenceInterval: Type.Integer({
      description: 'Hours that must lie between two runs of a report on it.',
    }),
  },
  { $id: 'Dataset', title: 'Dataset' },
);

export const exampleDataset: DatasetView = {
  datasetName: 'OfficeUsage',
  selectableColumns: ['CustomerName', 'CustomerMarket', 'PaidAvailableUnits'],
  availableMetrics: ['TotalPaidAvailableUnits'],
  availableDateRanges: ['LAST_MONTH', 'LAST_3_MONTHS', 'LAST_6_MONTHS', 'LIFETIME'],
  minimumRecurrenceInterval: 4,
};
