import { Type } from 'typebox';
import type { DatasetDescriptionView } from '../../reports/describe-datasets.ts';
import { Dataset, exampleDataset } from './dataset.ts';
import { Nullable } from './nullable.ts';

const TYPE = 'string, integer, decimal(p,s), date or timestamp.';

const common = {
  name: Type.String(),
  type: Type.String({ description: TYPE }),
  description: Type.String(),
  unit: Nullable(Type.String({ description: 'What a number counts.' })),
  withheld: Type.Boolean({ description: 'True: your rights make it read as null.' }),
};

export const DatasetDescription = Type.Object(
  {
    ...Dataset.properties,
    description: Type.String(),
    timeColumn: Nullable(Type.String({ description: 'What TIMESPAN filters; null: no time.' })),
    timeGrain: Nullable(Type.String({ enum: ['month', 'day'] })),
    locationColumn: Type.String({ description: 'Says to which location a row belongs.' }),
    refreshDays: Type.Number({ description: 'How often the data is renewed.' }),
    columns: Type.Array(
      Type.Object({
        ...common,
        sensitivity: Nullable(
          Type.String({
            enum: ['revenue', 'personal'],
            description: 'Why it is withheld from a Report viewer; null: from nobody.',
          }),
        ),
        aliases: Type.Array(Type.String(), { description: 'Other names that queries may use.' }),
      }),
    ),
    metrics: Type.Array(
      Type.Object({
        ...common,
        formula: Type.String({ description: 'The function over a column, or over all rows.' }),
      }),
    ),
  },
  { $id: 'DatasetDescription', title: 'DatasetDescription' },
);

export const exampleDescription: DatasetDescriptionView = {
  ...exampleDataset,
  description: 'Monthly seats of Office products by customer.',
  timeColumn: 'Month',
  timeGrain: 'month',
  locationColumn: 'MPNId',
  refreshDays: 1,
  columns: [
    {
      ...{ name: 'CustomerName', type: 'string', description: 'Name of the customer.' },
      ...{ unit: null, sensitivity: 'personal', withheld: false, aliases: [] },
    },
  ],
  metrics: [
    {
      ...{ name: 'TotalPaidAvailableUnits', type: 'integer', description: 'All paid seats.' },
      ...{ unit: 'seats', formula: 'sum(PaidAvailableUnits)', withheld: false },
    },
  ],
};
