import { expect, test } from 'vitest';
import { formatQuery } from '../report-language/format-query.ts';
import { sameLetter } from './format-text.ts';

test.each([
  ['|select A from B', '|SELECT A\nFROM B'],
  ['select A|,B from C', 'SELECT A|, B\nFROM C'],
  ['select A from B|', 'SELECT A\nFROM B|'],
])('the cursor of %j stays at its letter', (marked, expected) => {
  const [text, position] = [marked.replace('|', ''), marked.indexOf('|')];
  const formatted = formatQuery(text) ?? '';
  const place = sameLetter(text, position, formatted);
  expect(`${formatted.slice(0, place)}|${formatted.slice(place)}`).toBe(expected);
});
