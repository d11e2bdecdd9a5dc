import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { drawTable } from './text-table.ts';

const plain = new PassThrough();

test('numbers stand to the right, text to the left, nulls are visible', () => {
  const rows = [
    { Name: 'Contoso', Seats: 5 },
    { Name: null, Seats: 1200 },
  ];
  expect(drawTable(rows, plain)).toBe(
    [
      '┌─────────┬───────┐',
      '│ Name    │ Seats │',
      '├─────────┼───────┤',
      '│ Contoso │     5 │',
      '├─────────┼───────┤',
      '│ null    │  1200 │',
      '└─────────┴───────┘',
    ].join('\n'),
  );
});

test('wide letters keep the columns aligned', () => {
  const widths = drawTable([{ Name: '서울' }, { Name: 'abcd' }], plain).split('\n');
  expect(widths[3]).toBe('│ 서울 │');
  expect(widths[5]).toBe('│ abcd │');
});

test('a value can neither break the table nor command the terminal', () => {
  const drawn = drawTable([{ a: 'x\r\ny\tz\u0007\u001b[31mred' }], plain);
  expect(drawn).toContain('│ x⏎y⇥zred │');
});

test('long values are cut', () => {
  expect(drawTable([{ a: 'x'.repeat(61) }], plain)).toContain(`│ ${'x'.repeat(59)}… │`);
});

test('on a terminal null is dim', () => {
  const terminal = Object.assign(new PassThrough(), { isTTY: true, getColorDepth: () => 8 });
  expect(drawTable([{ a: null }], terminal)).toContain('\u001b[2mnull\u001b[22m');
});
