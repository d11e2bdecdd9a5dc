import { expect, test } from 'vitest';
import { createKeptAnswers } from './kept-answers.ts';

test('an answer is found out once for each key, and again once it is forgotten', async () => {
  const kept = createKeptAnswers(2);
  const asked: string[] = [];
  const ask = (name: string) =>
    kept.get(['rows', name], async () => {
      asked.push(name);
      return name.length;
    });
  expect([await ask('a'), await ask('bb'), await ask('a')]).toEqual([1, 2, 1]);
  expect(asked).toEqual(['a', 'bb']);
  await ask('ccc');
  await ask('a');
  await ask('bb');
  expect(asked).toEqual(['a', 'bb', 'ccc', 'bb']);
});

test('what fails is not kept', async () => {
  const kept = createKeptAnswers(2);
  await expect(kept.get(['a'], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await kept.get(['a'], async () => 1)).toBe(1);
});
