import type { DatasetDescription } from '@partner-insights/client/browser';
import { expect, test } from 'vitest';
import { changeDataset } from './change-dataset.ts';

const column = (name: string, ...aliases: string[]) => ({
  ...{ name, aliases, type: 'string', description: '' },
  ...{ unit: null, sensitivity: null, withheld: false },
});

const usage = {
  datasetName: 'Usage',
  columns: [column('Month'), column('Market', 'Country')],
  metrics: [],
  availableDateRanges: ['LAST_MONTH', 'LIFETIME'],
} as unknown as DatasetDescription;

test.each([
  ['', 'SELECT \nFROM Usage', []],
  ['SELECT month, country FROM Old', 'SELECT month, country FROM Usage', []],
  ['SELECT Month,\n  Seats,\n  Market\nFROM Old', 'SELECT Month,\n  Market\nFROM Usage', ['Seats']],
  [
    "SELECT Seats, Month FROM Old WHERE seats > 5 AND Market = 'x' ORDER BY Price TIMESPAN LAST_7_DAYS LIMIT 5",
    "SELECT Month FROM Usage WHERE Market = 'x' LIMIT 5",
    ['seats', 'Price', 'LAST_7_DAYS'],
  ],
  [
    'SELECT Seats FROM Old TIMESPAN last_month',
    'SELECT  FROM Usage TIMESPAN last_month',
    ['Seats'],
  ],
  // What is half-written is left to its writer.
  ['SELECT Month, FROM Old WHERE x', 'SELECT Month, FROM Usage WHERE x', []],
])('%j becomes %j without %j', (text, changed, dropped) => {
  expect(changeDataset(text, usage)).toEqual({ text: changed, dropped });
});
