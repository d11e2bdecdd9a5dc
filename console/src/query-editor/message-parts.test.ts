import { expect, test } from 'vitest';
import { messageParts } from './message-parts.ts';

const said = (message: string): string =>
  messageParts({ code: '', message, from: 0, to: 0, line: 1, column: 8, suggestions: [] })
    .map(({ text, isCode }) => (isCode ? `<${text}>` : text))
    .join('');

test.each([
  [
    'Unknown column `A` in B at 1:8; did you mean `C`?',
    'Unknown column <A> in B; did you mean <C>?',
  ],
  ["`'x'` at 1:8 is not a number.", "<'x'> is not a number."],
  ['Column `A` is selected twice, again at 1:8.', 'Column <A> is selected twice, again at 1:8.'],
  ['Nothing at 1:88.', 'Nothing at 1:88.'],
])('%s', (message, expected) => {
  expect(said(message)).toBe(expected);
});
