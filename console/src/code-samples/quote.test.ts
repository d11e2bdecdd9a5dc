import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pythonQuoted, shellQuoted, typescriptQuoted } from './quote.ts';

test.each([
  ["LIKE '%Contoso%'", `'LIKE '\\''%Contoso%'\\'''`],
  ['$HOME `id` "x" \\', `'$HOME \`id\` "x" \\'`],
  ['서울\nline 2', "'서울\nline 2'"],
])('%j for a shell', (text, quoted) => {
  expect(shellQuoted(text)).toBe(quoted);
});

test.each([
  ["WHERE City = 'Séoul'", "'WHERE City = \\'Séoul\\''"],
  ['say "hi" \\ \t', `'say "hi" \\\\ \\t'`],
  ["two\nlines of `x`, $y and 'z' \\", "`two\nlines of \\`x\\`, $y and 'z' \\\\`"],
  ['two\r\nlines', "'two\\r\\nlines'"],
])('%j in TypeScript', (text, quoted) => {
  expect(typescriptQuoted(text)).toBe(quoted);
});

test('any text comes out of its TypeScript as it was', () => {
  fc.assert(
    fc.property(troublesome, (text) => {
      expect(runInNewContext(typescriptQuoted(text))).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['say "hi" \\', '"say \\"hi\\" \\\\"'],
  ["it's 서울 😀", '"it\'s 서울 😀"'],
  ['two\nlines """ \\ "', '"""two\nlines \\"\\"" \\\\ \\""""'],
  ['two\r\nlines', '"two\\r\\nlines"'],
])('%j in Python', (text, quoted) => {
  expect(pythonQuoted(text)).toBe(quoted);
});

const troublesome = fc
  .array(
    fc.oneof(
      fc.constantFrom("'", '"', '`', '\\', '${', '}', '\n', '\r', '\t', '\u2028', '\0', '"""'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
