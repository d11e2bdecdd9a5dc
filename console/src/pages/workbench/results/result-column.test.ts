import type { DatasetDescription } from '@partner-insights/client/browser';
import { expect, test } from 'vitest';
import { resultColumns, scaleOf } from './result-column.ts';

const column = (name: string, type: string, aliases: string[] = []) => ({
  ...{ name, type, aliases, description: name, unit: null, sensitivity: null, withheld: false },
});
const dataset = {
  columns: [column('Month', 'date'), column('MPNId', 'string', ['PartnerId'])],
  metrics: [
    {
      ...{ name: 'Revenue', type: 'decimal(18,2)', description: '', unit: 'USD' },
      ...{ formula: 'sum(BilledRevenueUSD)', withheld: true },
    },
  ],
} as unknown as DatasetDescription;

test('columns have the types of the catalog, by their aliases too', () => {
  const [month, id, revenue] = resultColumns(
    [{ Month: '2026-01-01', partnerid: '7', Revenue: null }],
    dataset,
  );
  expect(month).toMatchObject({ name: 'Month', kind: 'date', type: 'date' });
  expect(id).toMatchObject({ name: 'partnerid', kind: 'text', type: 'string', formula: null });
  expect(revenue).toMatchObject({ kind: 'number', unit: 'USD', withheld: true });
});

test('without a catalog they are told by their values', () => {
  const columns = resultColumns([{ a: 1, b: 'x', c: null }], undefined);
  expect(columns.map(({ kind }) => kind)).toEqual(['number', 'text', 'text']);
});

test('digits after the point', () => {
  expect([scaleOf('decimal(18,4)'), scaleOf('integer'), scaleOf(null)]).toEqual([4, null, null]);
});
