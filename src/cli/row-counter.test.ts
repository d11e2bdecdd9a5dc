import { expect, test } from 'vitest';
import { createRowCounter } from './row-counter.ts';

test.each([
  ['', 0],
  ['a,b', 0],
  ['a,b\n', 0],
  ['a\n1\n2\n', 2],
  ['a\r\n1\r\n2', 2],
  ['a\n"one\ntwo ""three""\n"\n2\n', 2],
  ['a\n\n', 1],
])('%j', (text, rows) => {
  const whole = createRowCounter();
  whole.add(Buffer.from(text));
  expect(whole.rows()).toBe(rows);
  const bytewise = createRowCounter();
  for (const byte of Buffer.from(text)) bytewise.add(Uint8Array.of(byte));
  expect(bytewise.rows()).toBe(rows);
});
