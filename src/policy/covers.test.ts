import { expect, test } from 'vitest';
import { covers } from './covers.ts';
import type { Grant } from './grant.ts';
import type { AnswerRights } from './guard.ts';

const whole: Grant = { account: 'A', locations: null, withheld: [] };
const all: AnswerRights = { locations: null, shown: ['personal', 'revenue'], redacted: [] };

test.each<[Partial<Grant>, Partial<AnswerRights>, boolean]>([
  [{}, {}, true],
  [{ withheld: ['revenue', 'personal'] }, {}, false],
  [{ withheld: ['revenue', 'personal'] }, { shown: [], redacted: ['Revenue'] }, true],
  [{ withheld: ['personal'] }, { shown: ['revenue'] }, true],
  [{ locations: ['L1'] }, {}, false],
  [{ locations: ['L1'] }, { locations: ['L1', 'L2'] }, false],
  [{ locations: ['L1', 'L2'] }, { locations: ['L2'] }, true],
  [{}, { locations: ['L2'] }, true],
  [{}, { account: 'A' }, true],
  [{}, { account: 'B' }, false],
])('a grant of %o covers an answer made under %o: %o', (grant, rights, expected) => {
  expect(covers({ ...whole, ...grant }, { ...all, ...rights })).toBe(expected);
});
