import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkQuery } from './check-query.ts';
import type { Diagnostic } from './diagnostic.ts';
import { formatDiagnostics } from './format-diagnostics.ts';
import { diagnosticTable } from './problems/diagnostic-table.ts';
import { sampleCatalog } from './testing/sample-catalog.ts';
import { underline } from './testing/underline.ts';

const blocks = readFileSync(new URL('testing/faulty-queries.txt', import.meta.url), 'utf8')
  .split(/\n\n+/)
  .map((block) => block.trimEnd())
  .filter((block) => block !== '' && !block.startsWith('#'));

test.each(blocks)('%s', (block) => {
  const [query = ''] = block.split('\n');
  expect(underline(query)).toBe(block);
});

function problemsOf(text: string): readonly Diagnostic[] {
  const checked = checkQuery(text, 'mpn', sampleCatalog);
  if (checked.ok) throw new Error(`accepted: ${text}`);
  return checked.diagnostics;
}

test.each(['', ' \n\t', ';', '\ufeff'])('an empty query %j', (text) => {
  expect(problemsOf(text).map(({ code }) => code)).toEqual(['empty_query']);
});

test('places count lines and columns from 1, whatever ends a line', () => {
  const problems = problemsOf(
    "SELECT Moth,\r\n  Seats\rFROM Usage\nWHERE MPNId = 'a\nb' AND Seets = 1",
  );
  expect(problems.map(({ span }) => span)).toEqual([
    { from: 7, to: 11, line: 1, column: 8 },
    { from: 57, to: 62, line: 5, column: 8 },
  ]);
});

test('every problem carries replacements for the stretch it is about', () => {
  const [problem] = problemsOf('SELECT Month FROM Usage WHERE Country = "O\'Brien"');
  expect(problem?.suggestions).toEqual(["'O''Brien'"]);
});

test.each([
  ['\0', 'the character U+0000'],
  ['\ud800', 'half of a character'],
])('a text with %j is refused', (character, name) => {
  const [problem] = problemsOf(`SELECT Month FROM Usage WHERE MPNId = 'a${character}'`);
  expect(problem).toMatchObject({ code: 'unreadable_text', span: { from: 38, to: 42 } });
  expect(problem?.message).toContain(name);
});

test('a text over 64 KiB is not read', () => {
  const query = `SELECT Month FROM Usage WHERE MPNId = '${'é'.repeat(32 * 1024)}'`;
  expect(problemsOf(query)).toMatchObject([
    { code: 'query_too_long', message: expect.stringContaining('has 65576 bytes') },
  ]);
  expect(checkQuery(query.slice(0, 20_000).concat("'"), 'mpn', sampleCatalog).ok).toBe(true);
});

test('twenty problems are told and the others counted', () => {
  const names = Array.from({ length: 50 }, (_, index) => `Nothing${index}`);
  const problems = problemsOf(`SELECT ${names.join(', ')} FROM Usage`);
  expect(problems).toHaveLength(21);
  expect(problems.at(-1)?.message).toBe(
    'Further problems from 1:218 on, not listed here: at least 30.',
  );
});

test('the sentences of a refusal stand on lines of their own', () => {
  expect(formatDiagnostics(problemsOf('SELECT Moth FROM Usage LIMIT 0'))).toBe(
    'Unknown column `Moth` in Usage at 1:8; did you mean `Month`?\n' +
      'LIMIT 0 at 1:30 would give no rows; give at least 1 or leave LIMIT out.',
  );
});

test('every code of the table is seen in these tests', () => {
  const elsewhere = ['empty_query', 'query_too_long', 'more_problems', 'unreadable_text'];
  const seen = blocks.flatMap((block) => [...block.matchAll(/\^ (\w+):/g)].map(([, code]) => code));
  expect([...new Set([...seen, ...elsewhere])].toSorted()).toEqual(
    Object.keys(diagnosticTable).toSorted(),
  );
});
