import { setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import type { Diagnostic, QueryCheck } from '@partner-insights/client/browser';
import { expect, test } from 'vitest';
import { reportLanguage } from '../report-language/report-language.ts';
import { faultAt, marksOf, placeOf } from './marks.ts';

const marking = { showFault: () => null as never, withheld: (name: string) => `${name} is empty` };

const check = (more: Partial<QueryCheck>): QueryCheck => ({
  ...{ ok: false, diagnostics: [], datasetName: null, columns: [], aggregates: false },
  ...{ timespan: null, coversFrom: null, coversBefore: null, redacted: [], ...more },
});

const fault = (from: number, to: number): Diagnostic => ({
  ...{ code: 'unknown_column', message: 'No.', from, to, line: 1, column: from + 1 },
  suggestions: ['Month'],
});

const open = (doc: string, told: QueryCheck): EditorState => {
  const state = EditorState.create({ doc, extensions: reportLanguage });
  return state.update(setDiagnostics(state, marksOf(state, told, marking))).state;
};

test('a fault moves with its text', () => {
  const told = fault(7, 12);
  const state = open('SELECT Monht FROM A', check({ diagnostics: [told] }));
  expect(placeOf(state, told)).toEqual({ from: 7, to: 12 });
  const changed = state.update({ changes: { from: 0, insert: '\n\n' } }).state;
  expect(placeOf(changed, told)).toEqual({ from: 9, to: 14 });
  expect(faultAt(changed, 10)).toBe(told);
  expect(faultAt(changed, 3)).toBeNull();
});

test('a fault at the end is shown on the letter before, and lies after it', () => {
  const told = fault(6, 6);
  const state = open('SELECT', check({ diagnostics: [told] }));
  expect(marksOf(state, check({ diagnostics: [told] }), marking)).toMatchObject([
    { from: 5, to: 6, severity: 'error' },
  ]);
  expect(placeOf(state, told)).toEqual({ from: 6, to: 6 });
});

test('names that read as null are marked wherever they stand, in any case', () => {
  const text = 'SELECT revenue, Month FROM A WHERE Revenue > 5 ORDER BY Alias';
  const column = { kind: 'column', type: 'decimal', unit: null, withheld: true } as const;
  const told = check({ ok: true, redacted: ['Revenue'], columns: [{ ...column, name: 'Alias' }] });
  const marks = marksOf(open(text, told), told, marking);
  expect(marks.map(({ from, to }) => text.slice(from, to))).toEqual([
    'revenue',
    'Revenue',
    'Alias',
  ]);
  expect(marks[0]).toMatchObject({ severity: 'info', message: 'revenue is empty' });
});
