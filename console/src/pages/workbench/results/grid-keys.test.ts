import { expect, test } from 'vitest';
import { placeAfter } from './grid-keys.ts';

const last = { row: 20, column: 4 };

test.each([
  ['ArrowUp', false, [0, 2], [0, 2]],
  ['ArrowDown', false, [0, 2], [1, 2]],
  ['ArrowDown', false, [20, 2], [20, 2]],
  ['ArrowLeft', false, [3, 0], [3, 0]],
  ['ArrowRight', false, [3, 3], [3, 4]],
  ['ArrowRight', false, [3, 4], [3, 4]],
  ['PageDown', false, [15, 1], [20, 1]],
  ['PageUp', false, [15, 1], [5, 1]],
  ['Home', false, [15, 3], [15, 0]],
  ['End', true, [15, 3], [20, 4]],
] as const)(
  '%s (Ctrl: %s) leads from %j to %j',
  (key, isCtrl, [row, column], [toRow, toColumn]) => {
    expect(placeAfter(key, isCtrl, { row, column }, last)).toEqual({
      row: toRow,
      column: toColumn,
    });
  },
);

test('other keys lead nowhere', () => {
  expect(placeAfter('a', false, { row: 1, column: 1 }, last)).toBeNull();
});
