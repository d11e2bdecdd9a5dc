import { expect, test } from 'vitest';
import { toDelimited } from './delimited.ts';

const rows = [
  { Name: 'Fabrikam, Inc.', Seats: 12, Revenue: '12345678901234567.89' },
  { Name: 'A "B"\tC', Seats: null, Revenue: 0.5 },
  { Name: '', Seats: 0, Revenue: null },
];
const columns = ['Name', 'Seats', 'Revenue'];

test('CSV quotes what holds commas, quotes or nothing, and tells null from empty text', () => {
  expect(toDelimited(columns, rows, 'csv').split('\r\n')).toEqual([
    'Name,Seats,Revenue',
    '"Fabrikam, Inc.",12,12345678901234567.89',
    '"A ""B""\tC",,0.5',
    '"",0,',
  ]);
});

test('TSV quotes what holds tabs', () => {
  expect(toDelimited(columns, rows, 'tsv').split('\r\n')).toEqual([
    'Name\tSeats\tRevenue',
    'Fabrikam, Inc.\t12\t12345678901234567.89',
    '"A ""B""\tC"\t\t0.5',
    '""\t0\t',
  ]);
});
