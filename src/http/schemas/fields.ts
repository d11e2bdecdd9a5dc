import { type TSchema, Type } from 'typebox';
import { Nullable } from './nullable.ts';

/** The properties that appear in several nouns, each described once. */

export const uuid = (description: string, example: string) =>
  Type.String({ format: 'uuid', description, examples: [example] });

/** One that is sent: whether it is a UUID is told by whoever looks it up. */
export const id = (description: string, example: string) =>
  Type.String({ description, examples: [example] });

export const time = (description: string, example?: string) =>
  Type.String({ description, ...(example !== undefined && { examples: [example] }) });

/** An optional property of a body; clients also send null for what they leave out. */
export const optional = <T extends TSchema & { type: string }>(schema: T) =>
  Type.Optional(Nullable(schema));

export const exampleIds = {
  query: '3f0d7b1e-52a8-4c1d-9a37-6f0b2f3f9c11',
  report: '9b7f4f5c-0a63-4a0e-8f7b-0d9d8a1f2c22',
  execution: '51c8a9a4-7d5e-4e7b-a2d4-6a1b7c3d4e33',
} as const;

export const exampleQuery =
  'SELECT CustomerName, CustomerMarket, PaidAvailableUnits FROM OfficeUsage ORDER BY CustomerName ASC TIMESPAN LAST_3_MONTHS';

export const formats = 'csv (default), tsv, jsonl or parquet';

export const callback = {
  url: 'Called when an execution completes: http or https.',
  method: 'GET or POST (default).',
};
