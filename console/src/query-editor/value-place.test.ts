import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { reportLanguage } from '../report-language/report-language.ts';
import { valuePlace } from './value-place.ts';

function place(marked: string) {
  const position = marked.indexOf('|');
  const doc = marked.replace('|', '');
  const state = EditorState.create({ doc, extensions: reportLanguage });
  const found = valuePlace(state, position);
  return found && `${found.dataset}.${found.column} «${doc.slice(found.from, found.to)}»`;
}

test.each([
  ['SELECT A FROM B WHERE C = |', 'B.C «»'],
  ['SELECT A FROM B WHERE C = | LIMIT 5', 'B.C «»'],
  ["SELECT A FROM B WHERE C != 'x|y' AND D = 1", "B.C «'xy'»"],
  ["SELECT A FROM B WHERE C = '|\nLIMIT 5", "B.C «'»"],
  ['SELECT A FROM B WHERE C IN (|)', 'B.C «»'],
  ['SELECT A FROM B WHERE C NOT IN (|', 'B.C «»'],
  ["SELECT A FROM B WHERE D = 1 AND C IN ('x', |)", 'B.C «»'],
  ["SELECT A FROM B WHERE C IN ('x', '|')", "B.C «''»"],
])('a value may stand in %s', (marked, expected) => {
  expect(place(marked)).toBe(expected);
});

test.each([
  'SELECT | FROM B',
  'SELECT A, | FROM B',
  'SELECT A FROM B WHERE |',
  'SELECT A FROM B WHERE C |',
  "SELECT A FROM B WHERE C = 'x'|",
  "SELECT A FROM B WHERE C LIKE '|'",
  'SELECT A FROM B ORDER BY C, |',
  "SELECT A WHERE C = '|'",
])('none, or none that is known, in %s', (marked) => {
  expect(place(marked)).toBeNull();
});
