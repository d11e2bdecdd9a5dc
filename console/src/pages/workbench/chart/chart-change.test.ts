import { expect, test } from 'vitest';
import { resultColumns } from '../results/result-column.ts';
import { changedForm, columnsFor } from './chart-change.ts';
import type { ChartChoice } from './chart-choice.ts';

const [name, seats, users] = resultColumns([{ Name: 'a', Seats: 1, Users: 2 }], undefined);
const month = { ...name, name: 'Month', kind: 'date' } as NonNullable<typeof name>;
const columns = [month, name, seats, users].filter((column) => column !== undefined);
const line: ChartChoice = {
  ...{ form: 'line', x: 'Month', y: 'Seats', series: 'Name', aggregate: 'sum' },
};

test('only dates go along a line, no numbers below bars, numbers both ways for dots', () => {
  expect(columnsFor('line', columns).x).toEqual(['Month']);
  expect(columnsFor('bar', columns).x).toEqual(['Month', 'Name']);
  expect(columnsFor('scatter', columns)).toMatchObject({ x: ['Seats', 'Users'], series: ['Name'] });
});

test('another form keeps what it can take', () => {
  expect(changedForm(line, 'bar', columns)).toEqual({ ...line, form: 'bar', series: null });
  expect(changedForm(line, 'scatter', columns)).toMatchObject({
    x: 'Users',
    y: 'Seats',
    series: 'Name',
  });
  expect(changedForm(line, 'number', columns)).toMatchObject({ x: null, y: 'Seats' });
});

test('a form whose columns are missing is not taken', () => {
  const bar = changedForm(line, 'bar', columns);
  expect(changedForm(bar, 'line', columns.slice(1))).toBe(bar);
});
