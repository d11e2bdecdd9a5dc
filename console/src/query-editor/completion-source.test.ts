import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import type { Completion } from '@partner-insights/client/browser';
import { expect, test } from 'vitest';
import { reportLanguage } from '../report-language/report-language.ts';
import { completionSource } from './completion-source.ts';
import { pieceFor } from './options.ts';

const candidate = (label: string, more: Partial<Completion> = {}): Completion => ({
  ...{ label, kind: 'column', detail: 'date', description: null, withheld: false },
  ...{ from: 0, to: 0, ...more },
});

const showing = { detail: () => '', describe: () => null as never };

/** What is asked and offered where `|` stands. */
async function complete(marked: string, found: Completion[], explicit = false) {
  const pos = marked.indexOf('|');
  const state = EditorState.create({ doc: marked.replace('|', ''), extensions: reportLanguage });
  const asked: unknown[] = [];
  const source = completionSource(async (...[text, position]) => {
    asked.push([text, position]);
    return found;
  }, showing);
  return { asked, result: await source(new CompletionContext(state, pos, explicit)) };
}

test('asks as if the word were not there, and replaces it whole', async () => {
  const { asked, result } = await complete('SELECT Mo|nth FROM A', [candidate('Month')]);
  expect(asked).toEqual([['SELECT  FROM A', 7]]);
  expect(result).toMatchObject({ from: 7, to: 12, options: [{ label: 'Month', type: 'column' }] });
});

test('opens by itself after a blank, but not with clauses alone', async () => {
  const clause = candidate('WHERE', { kind: 'keyword' });
  expect((await complete('SELECT |', [candidate('Month')])).result).not.toBeNull();
  expect((await complete('SELECT A FROM B |', [clause])).result).toBeNull();
  expect((await complete('SELECT A FROM B |', [clause], true)).result).not.toBeNull();
  expect((await complete('SELECT A,|', [candidate('Month')])).asked).toEqual([]);
});

test('offers a query of each dataset where nothing is written yet', async () => {
  const dataset = candidate('OfficeUsage', { kind: 'dataset' });
  const { asked, result } = await complete('sel|', [dataset]);
  expect(asked).toEqual([
    ['', 0],
    ['SELECT a FROM ', 14],
  ]);
  expect(result?.options.map(({ label }) => label)).toEqual([
    'OfficeUsage',
    'SELECT … FROM OfficeUsage',
  ]);
});

test('replaces an operator that was begun', async () => {
  const found = [candidate('>=', { kind: 'operator', from: 22, to: 23 })];
  const { result } = await complete('SELECT A FROM B WHERE >|', found, true);
  expect(result).toMatchObject({ from: 22, to: 23 });
});

test.each(["WHERE A = 'x|'", "WHERE A = 'x|", 'WHERE A = 5|'])(
  'asks nothing inside a value: %s',
  async (marked) => expect((await complete(marked, [], true)).asked).toEqual([]),
);

test('nothing is offered when the answer does not come', async () => {
  const state = EditorState.create({ doc: 'SEL' });
  const source = completionSource(() => Promise.reject(new Error('offline')), showing);
  expect(await source(new CompletionContext(state, 3, true))).toBeNull();
});

test.each([
  ['Month', 'column', '', 'Month|'],
  ['FROM', 'keyword', '', 'FROM |'],
  ['FROM', 'keyword', ' ', 'FROM|'],
  ['>=', 'operator', '5', '>= |'],
  ['NOT IN', 'keyword', '', 'NOT IN (|)'],
  ['LIKE', 'keyword', '', "LIKE '|'"],
] as const)('%s is written with what follows it', (label, kind, next, piece) => {
  expect(pieceFor({ label, kind }, next)).toBe(piece);
});
