import { expect, test } from 'vitest';
import {
  broughtBack,
  edited,
  emptyDraft,
  forgotten,
  isDirty,
  opened,
  openedQuery,
  saved,
} from './draft.ts';

const query = {
  ...{ queryId: 'q1', name: 'Seats', description: null, type: 'userDefined' as const },
  query: 'SELECT Seats FROM A',
};

test('a draft is dirty as soon as its text is not that of its query', () => {
  expect(isDirty(emptyDraft)).toBe(false);
  const draft = openedQuery(emptyDraft, query);
  expect(isDirty(draft)).toBe(false);
  expect(isDirty(edited(draft, 'SELECT Seats FROM A '))).toBe(false);
  const changed = edited(draft, 'SELECT Users FROM A');
  expect(isDirty(changed)).toBe(true);
  expect(isDirty(saved(changed, { ...query, query: changed.text }))).toBe(false);
});

test('what is changed is put aside when another text comes, and can be brought back', () => {
  const draft = opened(edited(openedQuery(emptyDraft, query), 'mine'), 'from a link');
  expect(draft).toMatchObject({ text: 'from a link', origin: null });
  const back = broughtBack(draft);
  expect(back).toMatchObject({ text: 'mine', origin: query });
  expect(broughtBack(back)).toMatchObject({ text: 'from a link', origin: null });
});

test('what is not changed is not put aside, and the same text changes nothing', () => {
  const draft = openedQuery(emptyDraft, query);
  expect(opened(draft, 'other').aside).toBeNull();
  expect(opened(draft, query.query)).toBe(draft);
});

test('a deleted query leaves its text, which is then nobody’s', () => {
  const draft = forgotten(openedQuery(emptyDraft, query), 'q1');
  expect(draft).toMatchObject({ text: query.query, origin: null });
  expect(isDirty(draft)).toBe(true);
  expect(forgotten(openedQuery(emptyDraft, query), 'other').origin).toBe(query);
});
