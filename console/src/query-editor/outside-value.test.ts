import { history, undo } from '@codemirror/commands';
import { EditorState, type Transaction } from '@codemirror/state';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEchoes, smallestChange, valueFromOutside } from './outside-value.ts';

test.each([
  ['SELECT A FROM B', 'SELECT A, C FROM B', { from: 8, to: 8, insert: ', C' }],
  ['aa', 'aaa', { from: 2, to: 2, insert: 'a' }],
  ['abc', '', { from: 0, to: 3, insert: '' }],
  ['abc', 'abc', null],
])('%s → %s', (before, after, change) => {
  expect(smallestChange(before, after)).toEqual(change);
});

test('the change makes the one text of the other', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 8 });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const change = smallestChange(before, after) ?? { from: 0, to: 0, insert: '' };
      expect(before.slice(0, change.from) + change.insert + before.slice(change.to)).toBe(after);
    }),
  );
});

const apply = (state: EditorState, value: string): EditorState =>
  state.update(valueFromOutside(state, value) ?? {}).state;

test('the cursor stays where it was in the text around', () => {
  const start = EditorState.create({ doc: 'SELECT A FROM B', selection: { anchor: 15 } });
  const changed = apply(start, 'SELECT A, C FROM B');
  expect(changed.selection.main.head).toBe(18);
  expect(valueFromOutside(changed, 'SELECT A, C FROM B')).toBeNull();
});

test('each value from outside is a step of undo', () => {
  let state = EditorState.create({ doc: 'one', extensions: history() });
  state = apply(apply(state, 'one two'), 'one two three');
  const back = () => undo({ state, dispatch: (done: Transaction) => (state = done.state) });
  back();
  expect(state.doc.toString()).toBe('one two');
  back();
  expect(state.doc.toString()).toBe('one');
});

test('what comes back late is an echo, and no value from outside', () => {
  const echoes = createEchoes();
  for (const typed of ['a', 'ab', 'abc']) echoes.report(typed);
  expect(echoes.isEcho('ab')).toBe(true);
  expect(echoes.isEcho('abc')).toBe(true);
  expect(echoes.isEcho('abc')).toBe(true);
  expect(echoes.isEcho('a')).toBe(false);
  expect(echoes.isEcho('abc')).toBe(false);
});
