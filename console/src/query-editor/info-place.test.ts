import { expect, test } from 'vitest';
import { besideOrBelow } from './info-place.ts';

const rect = (left: number, top: number, right: number, bottom: number) => ({
  ...{ left, top, right, bottom },
});
const place = (list: ReturnType<typeof rect>, width: number, optionTop = list.top) =>
  besideOrBelow(
    null as never,
    list,
    rect(list.left, optionTop, list.right, optionTop + 28),
    rect(0, 0, 280, 100),
    rect(0, 0, width, 800),
  );

test('right of the list, else left of it, else below', () => {
  expect(place(rect(100, 50, 500, 300), 1000).class).toBe('cm-completionInfo-right');
  expect(place(rect(600, 50, 990, 300), 1000).class).toBe('cm-completionInfo-left');
  expect(place(rect(10, 50, 380, 300), 390)).toEqual({ style: 'top: 254px; left: 0' });
});

test('beside the selected one, but never below the window', () => {
  expect(place(rect(100, 500, 500, 790), 1000, 600).style).toBe('top: 100px');
  expect(place(rect(100, 500, 500, 790), 1000, 760).style).toBe('top: 200px');
});
