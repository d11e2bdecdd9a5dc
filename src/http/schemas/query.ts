import { Type } from 'typebox';
import type { SampleQueryView } from '../../reports/list-sample-queries.ts';
import type { QueryView } from '../../reports/views.ts';
import { exampleIds, exampleQuery, optional, time, uuid } from './fields.ts';
import { Nullable } from './nullable.ts';

export const Query = Type.Object(
  {
    queryId: uuid('The query', exampleIds.query),
    name: Type.String(),
    description: Nullable(Type.String()),
    query: Type.String({ description: 'Text in the report query language.' }),
    type: Type.String({ enum: ['userDefined', 'system'] }),
    user: Type.String({ description: 'Who made it.' }),
    createdTime: Nullable(time('Null for system queries.', '2026-03-01T04:05:06Z')),
  },
  { $id: 'Query', title: 'Query' },
);

export const SampleQuery = Type.Object(
  {
    title: Type.String(),
    query: Type.String({ description: 'Text in the report query language.' }),
  },
  { $id: 'SampleQuery', title: 'SampleQuery' },
);

export const Row = Type.Record(
  Type.String(),
  Type.Unsafe<string | number | null>({ type: ['string', 'number', 'null'] }),
  { $id: 'Row', title: 'Row', description: 'The selected columns, by name.' },
);

export const exampleQueryView: QueryView = {
  queryId: exampleIds.query,
  name: 'Office seats by customer',
  description: 'Paid seats of the last three months',
  query: exampleQuery,
  type: 'userDefined',
  user: 'exec@contoso.example',
  createdTime: '2026-03-01T04:05:06Z',
};

export const exampleSampleQuery: SampleQueryView = {
  title: 'Partner locations in the United States',
  query: "SELECT MPNId, PartnerName FROM Profile WHERE Country='United States'",
};

export const CreateQueryBody = Type.Object(
  {
    Name: Type.Optional(Type.String({ description: 'Not empty.' })),
    Description: optional(Type.String()),
    Query: Type.Optional(
      Type.String({ description: 'Text in the report query language; checked in full at once.' }),
    ),
  },
  {
    // The use-case refuses these with its other findings; here it is for the document alone.
    'x-required': ['Name', 'Query'],
    examples: [
      {
        Name: exampleQueryView.name,
        Description: exampleQueryView.description,
        Query: exampleQueryView.query,
      },
    ],
  },
);
